import type { Reason } from '../../models/domain/deliveries/reasons.ts';

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
  /** Why its text does not leave. */
  readonly reason: Reason;

  constructor(detail: string, faults: readonly TemplateFault[] = [], reason?: Reason) {
    super(detail);
    this.faults = faults;
    this.reason = reason ?? (faults.length > 0 ? 'template-error' : 'value-missing');
  }
}
