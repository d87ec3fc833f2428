import { describe, expect, it } from 'vitest';
import { emailKey, readEmailAddress } from '../../../models/domain/email-address.ts';

describe('an e-mail address', () => {
  it.each([
    ['ann@shop.example', 'ann@shop.example'],
    ['  Ann.Lee+news@Shop.Example ', 'Ann.Lee+news@shop.example'],
    ['mailto:ann@shop.example', 'ann@shop.example'],
    ['Ann Lee <ann@shop.example>', 'ann@shop.example'],
    ['"Lee, Ann" <ann@shop.example>', 'ann@shop.example'],
    ['<ann@shop.example>', 'ann@shop.example'],
    ["'ann@shop.example", "'ann@shop.example"],
    ['ann\u200B@shop.example', 'ann@shop.example'],
    ['почта@ПРИМЕР.рф', 'почта@пример.рф'],
    ['josé@café.example', 'josé@café.example'],
    ["o'hara@shop.example", "o'hara@shop.example"],
    ['a@b.co', 'a@b.co'],
    ['ann@xn--e1afmkfd.xn--p1ai', 'ann@xn--e1afmkfd.xn--p1ai'],
    [`${'a'.repeat(64)}@shop.example`, `${'a'.repeat(64)}@shop.example`],
  ])('%j is read as %j', (written, address) => {
    expect(readEmailAddress(written)).toBe(address);
  });

  it.each([
    '',
    'ann',
    'ann@',
    '@shop.example',
    'ann@localhost',
    'ann@shop',
    'ann@127.0.0.1',
    'ann@[127.0.0.1]',
    'ann@0x7f.1',
    'ann@shop..example',
    'ann@.example',
    'ann@-shop.example',
    'ann@shop-.example',
    'ann@sh_op.example',
    'ann@shop.example:25',
    'ann@shop.example/x',
    'ann@user@shop.example',
    '.ann@shop.example',
    'ann.@shop.example',
    'an..n@shop.example',
    'ann lee@shop.example',
    '"ann lee"@shop.example',
    'ann,bob@shop.example',
    'ann@shop.example,bob@shop.example',
    'ann@shop.example; bob@shop.example',
    'ann@shop.example\r\nBcc: all@shop.example',
    'ann\r\n@shop.example',
    'ann@shop.example\u0000',
    '<ann@shop.example> <bob@shop.example>',
    `${'a'.repeat(65)}@shop.example`,
    `${'я'.repeat(33)}@shop.example`,
    `ann@${'a'.repeat(64)}.example`,
    `ann@${'abcdefghi.'.repeat(26)}example`,
    '+447700900123',
  ])('%j is none', (written) => {
    expect(readEmailAddress(written)).toBeUndefined();
  });

  it('is known by one key, however it is spelled', () => {
    expect(emailKey('Ann@shop.example')).toBe(emailKey('ann@shop.example'));
    expect(emailKey('ann@пример.рф')).toBe(emailKey('ann@xn--e1afmkfd.xn--p1ai'));
    expect(emailKey('ann@shop.example')).not.toBe(emailKey('anna@shop.example'));
  });
});
