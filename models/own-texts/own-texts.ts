import { en } from './en.ts';
import { ru } from './ru.ts';

/** A sentence that Tidings itself says: `<where>/<what>`. */
export type OwnTextKey = keyof typeof en;

/** All of them in one language; placeholders are those of the English. */
export type OwnTexts = Readonly<Record<OwnTextKey, string>>;

export const ownTextKeys = Object.keys(en) as OwnTextKey[];

/** Every language in which Tidings comes; an installation overrides and adds by key. */
export const shipped: Readonly<Record<string, OwnTexts>> = { en, ru };
