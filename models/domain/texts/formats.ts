/**
 * The locale by which numbers, money and dates of a text are written. A reader of English has those of his own region;
 * whoever reads English for want of his own language has the British, since 5/4 is the fifth of April to him.
 */
export function formatsOf(text: string, reader: string | undefined, country: string | undefined): string {
  if (text !== 'en') return text;
  const own = read(reader);
  if (reader !== undefined && own?.language !== 'en') return 'en-GB';
  const region = own?.region ?? country;
  if (region === undefined) return own ? 'en' : 'en-GB';
  const regional = `en-${region}`;
  // Where English has no forms of that region, it would fall back to the American.
  return new Intl.DateTimeFormat(regional).resolvedOptions().locale === regional ? regional : 'en-GB';
}

/** Without its extensions: another calendar or other digits would not fit the words around them. */
function read(locale: string | undefined): Pick<Intl.Locale, 'language' | 'region'> | undefined {
  try {
    return locale === undefined ? undefined : new Intl.Locale(locale);
  } catch {
    return undefined;
  }
}
