import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personName } from '../../../models/domain/person-name.ts';

describe('the name of a person', () => {
  it.each([
    ['Анна', 'Анна'],
    ['  анна   мария ', 'Анна Мария'],
    ['ИВАН', 'Иван'],
    ["O'BRIEN", "O'Brien"],
    ['jean-luc', 'Jean-Luc'],
    ['Юлия-Анна', 'Юлия-Анна'],
    ['van der Berg', 'van der Berg'],
    ['Dr. Who', 'Dr. Who'],
    ['Ng', 'Ng'],
    ['李明', '李明'],
    ['Şule', 'Şule'],
  ])('%s is %s', (raw, name) => {
    expect(personName(raw)).toBe(name);
  });
  it.each([
    ...[
      '',
      ' ',
      'null',
      'NULL',
      'undefined',
      'n/a',
      'Тест',
      'клиент',
      'Имя',
      'A',
      '-',
      '...',
      '12345',
      'Anna1',
      'аааааа',
    ],
    ...['anna@example.org', 'http://x.example', 'shop.com', '😀', 'Анна 😀', '{{name}}', '<b>Anna</b>', 'x'.repeat(41)],
    ...['+79123456789', 'Anna\u0000', 'Anna\u202e', 'x'.repeat(100_000)],
  ])('"%s" is none', (raw) => {
    expect(personName(raw)).toBeUndefined();
  });
  it.each([undefined, null, 5, true, {}])('%s is none', (raw) => {
    expect(personName(raw)).toBeUndefined();
  });
  it('never holds anything but letters, spaces and their joiners', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const name = personName(raw);
        if (name !== undefined) expect(name).toMatch(/^[\p{L}\p{M}'’ʼ.\- ]{2,40}$/u);
      }),
    );
  });
});
