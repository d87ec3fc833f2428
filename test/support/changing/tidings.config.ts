import { readFileSync } from 'node:fs';
import { fields } from 'tidings/config';
import shop from '../../../tidings.config.ts';

const told = (file: string | undefined) => (file === undefined ? '' : readFileSync(file, 'utf8').trim());
const placed = shop.events['order.placed'];
const field = told(process.env['SHOP_FIELD']);

/** The shop with one journey, in the folder that a file names, and perhaps with one more key, so that a test can change it. */
export default {
  ...shop,
  journeys: told(process.env['SHOP_JOURNEYS']),
  events: { ...shop.events, 'order.placed': field ? placed.extend({ [field]: fields.id.optional() }) : placed },
};
