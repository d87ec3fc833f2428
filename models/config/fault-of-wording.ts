import { isVisible } from '../domain/texts/marks.ts';

/**
 * What is wrong with the words of a consent as each advertiser would have them: a consent that names nobody holds for
 * nobody. Undefined where nothing is.
 */
export function faultOfWording(
  text: (advertiser: string) => unknown,
  legalNames: readonly string[],
): string | undefined {
  return legalNames.map((name) => faultFor(text, name)).find((fault) => fault !== undefined);
}

function faultFor(text: (advertiser: string) => unknown, legalName: string): string | undefined {
  try {
    const said = text(legalName);
    if (typeof said !== 'string' || !isVisible(said)) return `must answer words for ${legalName}`;
    return said.includes(legalName) ? undefined : `must name its advertiser, ${legalName}`;
  } catch (error) {
    return `fails for ${legalName}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
