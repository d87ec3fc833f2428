import { describe, expect, it } from 'vitest';
import { publish } from '../../../activities/rendering/publish.ts';
import { compile } from '../../../activities/rendering/render.ts';
import { contactValues, misfits } from '../../../models/attributes.ts';

describe('an attribute of the contact in a text', () => {
  const source = "{{name contact.firstName else='Hello'}}, to {{field contact.city else='your city'}}.";
  const reader = { locale: 'en-GB', place: { zones: [] }, trust: { country: 'GB' } };
  const said = (attributes: Record<string, string | number | boolean>, text = source) =>
    compile(text, 'en').render(contactValues(attributes), reader);

  it.each<[string, Record<string, string | number | boolean>, string]>([
    ['as it is', { firstName: 'anna', city: 'St. Ives' }, 'Anna, to St. Ives.'],
    ['that is missing', {}, 'Hello, to your city.'],
    ['that is empty', { firstName: '', city: ' \u200b ' }, 'Hello, to your city.'],
    ['that a program wrote for nothing', { firstName: 'null', city: 'N/A' }, 'Hello, to your city.'],
    ['that another system left unfilled', { firstName: '{{first_name}}', city: '*|CITY|*' }, 'Hello, to your city.'],
    ['of signs', { firstName: '???', city: '---' }, 'Hello, to your city.'],
    ['of another kind', { firstName: true, city: 7 }, 'Hello, to your city.'],
    ['that leads away', { firstName: 'www.evil.example', city: 'https://evil.example' }, 'Hello, to your city.'],
    ['that calls', { firstName: '+447700900123', city: 'call +447700900123' }, 'Hello, to your city.'],
    ['that is a text by itself', { firstName: 'A'.repeat(41), city: 'x'.repeat(61) }, 'Hello, to your city.'],
    ['that only might be a host', { city: 'ул.Ленина' }, 'Hello, to ул. Ленина.'],
    ['of two lines', { city: 'New\nYork' }, 'Hello, to New York.'],
    ['that ends as a sentence', { city: 'Washington D.C.' }, 'Hello, to Washington D.C.'],
    ['that nobody declared', { constructor: 'x', town: 'Ayr' }, 'Hello, to your city.'],
  ])('%s', (_case, attributes, text) => {
    expect(said(attributes)).toBe(text);
  });

  it('is asked by {{#if}}, and what is true is never read aloud', () => {
    const text = "{{#if contact.keyAccount}}Key{{else}}Plain{{/if}} {{field contact.keyAccount else='so'}}";
    expect([true, false].map((keyAccount) => said({ keyAccount }, text))).toEqual(['Key so', 'Plain so']);
    expect(said({}, text)).toBe('Plain so');
  });

  it.each([
    ['{{contact.city}}', 'contact.city may be missing'],
    ['{{date contact.city}}', 'contact.city may be missing'],
    ['{{field contact.city}}', 'field in en also needs else'],
    ["{{field contact.town else='you'}}", 'sample/a en 1:1: tidings.config.ts declares no attribute town'],
    ["Hi\n{{name contact.toString else='you'}}", 'sample/a en 2:1: tidings.config.ts declares no attribute toString'],
    ["{{field contact.__proto__ else='you'}}", 'contact.__proto__ is not the name of a value'],
    ["{{field contact.city.a else='you'}}", 'contact.city.a is not the name of a value'],
    ["{{contact}} {{field contact.city else='you'}}", 'a value cannot be called contact'],
  ])('is refused when it is published as %s', (en, fault) => {
    expect(() => publish(new Map([['sample/a', { kind: 'service', text: { en } }]]), ['en'])).toThrow(fault);
  });

  it('has no place among the samples', () => {
    const text = { kind: 'service', text: { en: source }, samples: {} } as const;
    expect(publish(new Map([['sample/a', text]]), ['en'])).toHaveLength(1);
  });
});

it('an attribute that does not fit its kind is told by name, and others are taken', () => {
  expect(misfits({ plan: 'pro', tier: 7, toString: true, firstName: 'Anna' })).toEqual([]);
  expect(misfits({ plan: 'gold', keyAccount: 'yes' }).map(({ name }) => name)).toEqual(['plan', 'keyAccount']);
});
