/** A fault of a template, where it begins. */
export interface TemplateFault {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  detail: string;
}

/** A text that cannot be published or rendered; `detail` names placeholders and never holds a value. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly faults: readonly TemplateFault[];

  constructor(detail: string, faults: readonly TemplateFault[] = []) {
    super(detail);
    this.faults = faults;
  }
}
