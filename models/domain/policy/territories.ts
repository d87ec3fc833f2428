import type { Place } from './rule.ts';

/** A place with a country code of its own that stands under the law of others. */
interface Territory {
  /** The same place as a subdivision, ISO 3166-2. */
  forms: readonly string[];
  /** Whose rules hold there besides its own. */
  law: readonly Place[];
}

/** Forms and law, each apart by blanks. */
function territory(forms: string, law: string): Territory {
  const words = (all: string) => (all ? all.split(' ') : []);
  return { forms: words(forms), law: words(law) };
}

/**
 * Where a source is named, it says that the law of the country holds; a territory without law here makes its own, and
 * only its two codes are known to mean one place.
 */
const territories: Readonly<Record<Place, Territory>> = {
  // 47 U.S.C. 153(47) and (58): the rules for the United States hold in their territories and possessions.
  AS: territory('US-AS', 'US'),
  GU: territory('US-GU', 'US'),
  MP: territory('US-MP', 'US'),
  PR: territory('US-PR', 'US'),
  UM: territory('US-UM', 'US'),
  VI: territory('US-VI', 'US'),
  // Constitution of France, art. 73; TFEU, art. 349 and 355(1).
  GF: territory('FR-973 FR-GF', 'FR EU'),
  GP: territory('FR-971 FR-GP', 'FR EU'),
  MQ: territory('FR-972 FR-MQ', 'FR EU'),
  RE: territory('FR-974 FR-RE', 'FR EU'),
  YT: territory('FR-976 FR-YT', 'FR EU'),
  // Code général des collectivités territoriales, art. LO 6213-1, LO 6313-1, LO 6413-1; the Union only in Saint-Martin.
  BL: territory('FR-BL FR-977', 'FR'),
  MF: territory('FR-MF FR-978', 'FR EU'),
  PM: territory('FR-PM FR-975', 'FR'),
  // Organic laws 99-209, art. 22, and 2004-192, art. 14: telecommunications are their own matter; others by analogy.
  NC: territory('FR-NC', ''),
  PF: territory('FR-PF', ''),
  TF: territory('FR-TF', ''),
  WF: territory('FR-WF', ''),
  // Act of Accession of 1994, Protocol 2.
  AX: territory('FI-01', 'FI EU'),
  // TFEU, art. 349 and 355(1); Act of Accession of 1985, art. 25 and Protocol 2.
  EA: territory('ES-CE ES-ML', 'ES EU'),
  IC: territory('ES-CN', 'ES EU'),
  // Svalbard Act of 1925 and Jan Mayen Act of 1930: Norwegian law; EEA Agreement, Protocol 40: Svalbard is not in the EEA.
  SJ: territory('NO-21 NO-22', 'NO'),
  // Each has a law of its own of the British kind; their numbers are of the British plan, and the stricter is safe.
  GG: territory('', 'GB'),
  IM: territory('', 'GB'),
  JE: territory('', 'GB'),
  // Spam Act 2003, s. 13: it extends to every external Territory.
  CC: territory('', 'AU'),
  CX: territory('', 'AU'),
  HM: territory('', 'AU'),
  NF: territory('', 'AU'),
  // Act 577 of 2009 on Greenland Self-Government; Act 578 of 2005 on the Faroes: each may take such matters over.
  FO: territory('DK-FO', ''),
  GL: territory('DK-GL', ''),
  // Codes of ISO 3166-2 beside those of ISO 3166-1.
  AW: territory('NL-AW', ''),
  BQ: territory('NL-BQ1 NL-BQ2 NL-BQ3', ''),
  CW: territory('NL-CW', ''),
  HK: territory('CN-HK', ''),
  MO: territory('CN-MO', ''),
  SX: territory('NL-SX', ''),
  TW: territory('CN-TW', ''),
};

const byForm = new Map(Object.entries(territories).flatMap(([code, { forms }]) => forms.map((form) => [form, code])));

/** A place under the one code that rules are kept by: `PR` for `US-PR`. */
export function codeOfPlace(place: Place): Place {
  return byForm.get(place) ?? place;
}

/** The code of its own that a subdivision has as a territory: `PR` for `US-PR`; undefined for one without. */
export function territoryAt(region: Place): Place | undefined {
  return byForm.get(region);
}

/** Whose rules hold in a territory besides its own; none for what is no territory. */
export function lawIn(place: Place): readonly Place[] {
  return territories[place]?.law ?? [];
}

export function isTerritory(place: Place): boolean {
  return Object.hasOwn(territories, place);
}
