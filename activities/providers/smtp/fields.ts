/** Fields by their names in small letters; of several with one name the first. */
export type Fields = ReadonlyMap<string, string>;

/** The fields of a block as RFC 3464 and RFC 5965 have them: lines like those of a header, some of them folded. */
export function fieldsIn(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
