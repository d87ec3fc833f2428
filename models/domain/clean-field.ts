/** Marks that show nothing and come along when text is copied: soft hyphen, joiners, directions, byte order mark. */
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;
const atTheEdges =
  /^[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F]+|[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F]+$/gu;

/** Excel's ways to keep a cell from being read as a number or a formula: `="…"`, and an apostrophe in front. */
const asText = /^="(.*)"$/su;
const apostrophe = /^'(?=[=+\-@\d])/u;

/**
 * A short field of a contact as it was meant, however it was copied: without marks that show nothing, with plain
 * blanks, and without what a spreadsheet puts around it. Import and PUT read every field through this.
 */
export function cleanField(written: string): string {
  return unwrapped(
    written
      .replace(invisible, '')
      .replace(/\p{Zs}/gu, ' ')
      .trim(),
  );
}

/** Free text as it was meant: only what stands around it goes, since a joiner inside of a word has a meaning. */
export function cleanText(written: string): string {
  return unwrapped(written.replace(atTheEdges, ''));
}

function unwrapped(text: string): string {
  const bare = text.replace(apostrophe, '');
  return (asText.exec(bare)?.[1] ?? bare).replace(apostrophe, '').trim();
}
