import { consentTo, type Person } from 'tidings/testing';

/** Anke in Hamburg, who has agreed to offers. */
export const anke: Partial<Person> = {
  locale: 'de-DE',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  phone: '+4915112345678',
  attributes: { firstName: 'Anke' },
  consents: consentTo('offers'),
};

/** Tom in Leeds, whose first name nobody knows. */
export const tom: Partial<Person> = {
  locale: 'en-GB',
  country: 'GB',
  timeZone: 'Europe/London',
  phone: '+447700900123',
  consents: consentTo('offers'),
};
