import { defineTidings } from 'tidings/config';
import { attributes } from './models/shop/attributes.ts';
import { brands } from './models/shop/brands.ts';
import { events } from './models/shop/events.ts';
import { lookUps } from './models/shop/look-ups.ts';
import { segments } from './models/shop/segments.ts';
import { wordings } from './models/shop/wordings.ts';

/** The example shop. */
const installation = defineTidings({
  locales: ['en', 'ru'],
  brands,
  purposes: ['offers', 'tips', 'feedback'],
  attributes,
  events,
  segments,
  wordings,
  lookUps,
  journeys: './workflows/journeys',
});

export default installation;

declare module 'tidings/config' {
  interface Register {
    installation: typeof installation;
  }
}
