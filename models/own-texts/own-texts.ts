import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { kk } from './kk.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';

/** A sentence that Tidings itself says: `<where>/<what>`. */
export type OwnTextKey = keyof typeof en;

/** All of them in one language; placeholders are those of the English. */
export type OwnTexts = Readonly<Record<OwnTextKey, string>>;

export const ownTextKeys = Object.keys(en) as OwnTextKey[];

/** Every language in which Tidings comes; an installation overrides and adds by key. */
export const shipped: Readonly<Record<string, OwnTexts>> = { de, en, es, fr, it, kk, pl, pt, ru, tr, uk };
