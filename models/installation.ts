import { personalData } from './domain/consent/consent.ts';
import type { BrandDeclaration } from './config/declarations.ts';
import { loadInstallation, journeysFolder } from './config/load.ts';
import { shipped, type OwnTextKey } from './own-texts/own-texts.ts';

const loaded = await loadInstallation();

/** Everything that belongs to the installation, as `tidings.config.ts` has it. The engine reaches it only through here. */
export const installation = loaded.declared;

/** The folder of its journeys, as an absolute path. */
export const journeys = journeysFolder(loaded);

const [firstBrand, ...otherBrands] = Object.keys(installation.brands);
if (firstBrand === undefined) throw new Error('an installation has a brand');

export const brandIds: readonly [string, ...string[]] = [firstBrand, ...otherBrands];

/** The brand of texts and consents that name none. */
export const defaultBrand = firstBrand;

/** The languages of texts, the first for whoever reads no other. */
export const locales = installation.locales;

/** What is known of a brand; of the first where the one that is stored is no longer declared. */
export function brandOf(id: string | undefined) {
  const known = id !== undefined && Object.hasOwn(installation.brands, id) ? installation.brands[id] : undefined;
  const brand = known ?? installation.brands[defaultBrand];
  if (!brand) throw new Error('an installation has a brand');
  return brand;
}

/** Words in the language of a reader, or in the first of the installation. */
export function inLocale<Words>(words: Readonly<Record<string, Words>>, locale: string): Words {
  const found = words[locale] ?? words[locales[0]];
  if (found === undefined) throw new Error(`nothing is said in ${locale}`);
  return found;
}

/** Where a reader of a brand's texts gets help, in the language of the reader. */
export function helpIn({ help }: Pick<BrandDeclaration, 'help'>, locale: string): string {
  return typeof help === 'string' ? help : inLocale(help, locale);
}

/** What Tidings itself says, in the languages of the installation, in their order. */
export function ownText(key: OwnTextKey): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, ownWords(key, locale)]));
}

/** The same in the language of one reader. */
export function ownTextIn(locale: string, key: OwnTextKey): string {
  return ownWords(key, locales.includes(locale) ? locale : locales[0]);
}

function ownWords(key: OwnTextKey, locale: string): string {
  return installation.ownTexts[key]?.[locale] ?? shipped[locale]?.[key] ?? '';
}

/** What a consent may be about: what texts advertise, or the processing of personal data. */
export const consentPurposes: readonly [string, ...string[]] = [personalData, ...installation.purposes];
