/** The type of the workflow of a journey: `overdue-payment` runs as `overduePayment`. */
export function workflowTypeOf(name: string): string {
  return name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}
