import { readFileSync } from 'node:fs';
import shop from '../../../tidings.config.ts';

/** The shop with one journey, in the folder that a file names, so that a test can change it. */
export default { ...shop, journeys: readFileSync(process.env['SHOP_JOURNEYS'] ?? '', 'utf8') };
