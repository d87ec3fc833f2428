/** The published counter has no types of its own. */
declare module 'split-sms' {
  export function split(text: string): { parts: unknown[] };
}
