import { findLinks } from '../domain/texts/links.ts';
import { readWebAddress } from '../domain/texts/web-address.ts';

/** A value by itself, or an attribute of the contact with what stands for it where there is none. */
const oneValue = /^\{\{\s*(?:(?<name>[A-Za-z]\w*)|field\s+[\w.]+\s+else=[^{}]+?)\s*\}\}$/;

/** Values that every text has by itself, and that are words. */
const wordsOfBrand = ['brand', 'help'];

/** Why what a notification opens can be no link, whatever its values are; undefined where it can be one. */
export function whyNoLink(opens: string): string | undefined {
  const alone = oneValue.exec(opens);
  if (alone) {
    const name = alone.groups?.['name'] ?? '';
    return wordsOfBrand.includes(name)
      ? `is no link: {{${name}}} stands for words of the brand; write an address itself`
      : undefined;
  }
  const why = whyNoAddress(withSample(opens));
  return why && `must be one placeholder and nothing else, as in {{url}}, or one address with its host: ${why}`;
}

function whyNoAddress(written: string): string | undefined {
  const { fault } = readWebAddress(written);
  if (fault) return `it ${fault}`;
  // A dot at the end is taken for that of a sentence, so the link would be without it.
  return findLinks(written)[0]?.written === written ? undefined : 'it must not end in punctuation';
}

/** With a letter in place of each value. */
function withSample(opens: string): string {
  return opens.replaceAll(/\{\{(?:#if\b[^{}]*|else|\/if)\}\}/g, '').replaceAll(/\{\{[^{}]*\}\}/g, 'x');
}
