import { afterEach, expect, it, vi } from 'vitest';
import { certificates } from '../../../activities/providers/certificates.ts';
import { max } from '../../../activities/providers/max/index.ts';
import { smpp } from '../../../activities/providers/smpp/index.ts';
import { smtp } from '../../../activities/providers/smtp/index.ts';
import { selfSigned } from '../../../cli/testing/no-gateway.ts';

const faults = (written: string) => certificates.safeParse(written).error?.issues.map(({ message }) => message) ?? [];
const at = (now: string) => vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });

afterEach(() => vi.useRealTimers());

it('takes a certificate that holds, also beside others and words around it', () => {
  expect(faults(selfSigned.cert)).toEqual([]);
  expect(faults(`# our authority\n${selfSigned.cert}\n${selfSigned.cert}`)).toEqual([]);
});

it.each([
  ['', 'must be certificates in PEM'],
  ['/etc/ssl/ca.pem', 'must be certificates in PEM'],
  ['-----BEGIN CERTIFICATE-----', 'must be certificates in PEM'],
  [
    `${selfSigned.cert}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
    'holds a certificate that cannot be read: number 2 of 2',
  ],
])('refuses %j', (written, fault) => expect(faults(written)).toEqual([fault]));

it.each(['1999-01-01', '2999-01-01'])('refuses one that does not hold on %s, and says when it does', (now) => {
  at(now);
  expect(faults(selfSigned.cert)).toEqual([
    expect.stringMatching(
      /^has no certificate that holds now: the last one holds from \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}$/,
    ),
  ]);
});

it.each([
  ['SMPP', smpp.settings, 'ca'],
  ['MAX', max.settings, 'ca'],
  ['SMTP', smtp.settings, 'imapCa'],
] as const)('is what %s reads', (_name, settings, setting) => {
  at('2999-01-01');
  const { error } = settings.safeParse({ [setting]: selfSigned.cert });
  expect(error?.issues).toContainEqual(
    expect.objectContaining({ path: [setting], message: expect.stringMatching(/^has no/) as string }),
  );
});
