import type { Locale } from './message.ts';

/** In whose name a text speaks; a consent is given to one brand, its legal entity, and to no other. */
export interface BrandDeclaration {
  /** As readers know it. */
  name: Record<Locale, string>;
  /** The advertiser whom a consent names. */
  legalName: string;
  /** Where a reader of its texts gets help: an address or a number. */
  help: string;
}

/** The brands of this installation; the first is meant where none is named. Replace them with your own. */
export const brands = {
  shop: {
    name: { en: 'Example Shop', ru: 'Пример-Маркет' },
    legalName: 'Example Shop Ltd',
    help: 'help@shop.example',
  },
  club: {
    name: { en: 'Example Club', ru: 'Пример-Клуб' },
    legalName: 'Example Club Ltd',
    help: 'help@club.example',
  },
} as const satisfies Record<string, BrandDeclaration>;

export type Brand = keyof typeof brands;

export const brandIds = Object.keys(brands) as [Brand, ...Brand[]];

/** The brand of texts and consents that name none. */
export const defaultBrand: Brand = brandIds[0];
