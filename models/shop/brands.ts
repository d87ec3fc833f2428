/** The first is meant where none is named. */
export const brands = {
  shop: {
    name: { en: 'Example Shop', ru: 'Пример-Маркет' },
    legalName: 'Example Shop Ltd',
    help: 'help@shop.example',
  },
  club: {
    name: { en: 'Example Club', ru: 'Пример-Клуб' },
    legalName: 'Example Club Ltd',
    help: { en: 'help@club.example', ru: 'pomosch@club.example' },
  },
};
