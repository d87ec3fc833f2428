import { expect, it } from 'vitest';
import { smpp } from '../../../../activities/providers/smpp/index.ts';

const right = { url: 'smpp://smsc.example', systemId: 'tidings', password: 'secret' };

it.each([
  ['smpp://smsc.example', { host: 'smsc.example', port: 2_775, tls: false }],
  ['smpps://smsc.example', { host: 'smsc.example', port: 3_550, tls: true }],
  ['smpp://[::1]:3000/', { host: '::1', port: 3_000, tls: false }],
])('an SMSC listens at %s', (url, address) => {
  expect(smpp.settings.parse({ ...right, url })).toMatchObject({ url: address });
});

const noAddress = 'must be an address such as smpp://smsc.example:2775, or smpps:// for TLS';
it.each([
  ['url', 'https://smsc.example', noAddress],
  ['url', 'smpp://', noAddress],
  ['url', 'smpp://tidings:secret@smsc.example', noAddress],
  ['url', 'smpp://smsc.example/path', noAddress],
  ['systemId', 'a'.repeat(16), 'must be 1 to 15 characters of ASCII'],
  ['password', 'пароль', 'must be 1 to 64 characters of ASCII'],
  ['bindAs', 'receiver', 'must be one of transceiver, transmitter-receiver'],
  ['binds', '0', 'must be a whole number, from 1 to 20'],
  ['window', '1001', 'must be a whole number, from 1 to 1000'],
  ['longTexts', 'split', 'must be one of udh, sar, payload'],
  ['idFormat', 'hex', 'must be one of same, decimal-then-hex, hex-then-decimal'],
  ['ca', '/etc/ca.pem', 'must be certificates in PEM'],
])('a setting that is not right is told: %s is %s', (setting, value, told) => {
  expect(smpp.settings.safeParse({ ...right, [setting]: value }).error?.issues).toMatchObject([
    { path: [setting], message: told },
  ]);
});
