import { describe, expect, it } from 'vitest';
import { isSignedByTwilio, twilioSignature } from '../../../activities/providers/twilio/signature.ts';

/** The example of Twilio's own documentation. */
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const parameters = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+12349013030',
  Digits: '1234',
  From: '+12349013030',
  To: '+18005551212',
};
const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

describe('the signature of Twilio', () => {
  it('is that of the published example', () => {
    expect(twilioSignature('12345', url, parameters)).toBe(signature);
    expect(isSignedByTwilio(signature, '12345', url, parameters)).toBe(true);
  });
  it('does not depend on the order in which parameters came', () => {
    const reversed = Object.fromEntries(Object.entries(parameters).reverse());
    expect(isSignedByTwilio(signature, '12345', url, reversed)).toBe(true);
  });
  it.each([
    ['another token', signature, '12346', url, parameters],
    ['another address', signature, '12345', url.replace('https', 'http'), parameters],
    ['another value', signature, '12345', url, { ...parameters, Digits: '1235' }],
    ['one more parameter', signature, '12345', url, { ...parameters, X: '' }],
    ['no signature', '', '12345', url, parameters],
    ['a signature cut short', signature.slice(0, -1), '12345', url, parameters],
  ])('does not fit %s', (_what, given, token, address, sent) => {
    expect(isSignedByTwilio(given, token, address, sent)).toBe(false);
  });
});
