/** The helpers that a text may call, as in `{{money amount}}`; each takes one value and options. */
export const textHelpers = ['plural', 'money', 'date', 'name', 'field'] as const;
export type TextHelper = (typeof textHelpers)[number];

export function isTextHelper(name: string): name is TextHelper {
  return (textHelpers as readonly string[]).includes(name);
}

/** Helpers that have words for whoever has no such value. */
export const withFallback: readonly TextHelper[] = ['name', 'field'];
