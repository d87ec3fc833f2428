/** A turn that one waits for and another gives. */
export class Turn {
  #isWaitedFor = false;
  #come: () => void = () => undefined;
  readonly #hasCome = new Promise<void>((resolve) => (this.#come = resolve));

  get isWaitedFor(): boolean {
    return this.#isWaitedFor;
  }

  wait(): Promise<void> {
    this.#isWaitedFor = true;
    return this.#hasCome;
  }

  come(): void {
    this.#come();
  }
}
