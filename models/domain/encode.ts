/**
 * An id where it travels: in workflow ids, keys made of several ids, search attributes and paths. Everything but letters,
 * digits and `. _ : -` is percent-encoded as UTF-8, so that no two ids come out as one and no separator occurs.
 */
export function encodeId(id: string): string {
  const reserved = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(id)
    .replaceAll('%3A', ':')
    .replace(/[!'()*~]/g, reserved);
}

/** The id that was encoded; one that was not is itself. */
export function decodeId(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** Whom a run is about, by its id: `<journey>/<contact>` or `<journey>/<contact>/<key>`. */
export function partsOfRun(workflowId: string): { journey: string; contactId: string } {
  const [journey = '', contact = ''] = workflowId.split('/');
  return { journey, contactId: decodeId(contact) };
}

/** The key of an event; a blank in a half is doubled, and stands at no end of one, so that the single one parts them. */
export function eventKey(source: string, id: string): string {
  return `${source.replaceAll(' ', '  ')} ${id.replaceAll(' ', '  ')}`;
}
