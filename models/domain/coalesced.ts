/** Asks once for all who want to know at the same time or within `keepMs`: what is open to everybody must be cheap. */
export function coalesced<T>(ask: () => Promise<T> | T, keepMs: number): () => Promise<T> {
  let latest: { answer: Promise<T>; until: number } | undefined;
  return () => {
    if (!latest || latest.until <= Date.now()) {
      const asked = { answer: Promise.resolve(ask()), until: Infinity };
      latest = asked;
      asked.answer.then(
        () => (asked.until = Date.now() + keepMs),
        () => (asked.until = 0),
      );
    }
    return latest.answer;
  };
}
