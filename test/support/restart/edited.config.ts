import shop from './tidings.config.ts';

const { wordings, brands } = shop;
const offers = wordings['offers-sms/1'];
const text = {
  ...offers.text,
  en: (advertiser: string) => `I agree to get all offers of ${advertiser} and its friends.`,
};

/** The shop, which has come to ask for more under the same version, and has another legal name. */
export default {
  ...shop,
  wordings: { ...wordings, 'offers-sms/1': { ...offers, text } },
  brands: { ...brands, club: { ...brands.club, legalName: 'Another Club Ltd' } },
};
