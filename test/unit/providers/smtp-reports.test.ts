import { describe, expect, it } from 'vitest';
import { letterTokens, tokensIn } from '../../../activities/providers/smtp/letter-token.ts';
import { readReport } from '../../../activities/providers/smtp/report.ts';
import { letterNames } from '../../../activities/providers/smtp/return-path.ts';
import { smtp } from '../../../activities/providers/smtp/index.ts';
import { MalformedCallback } from '../../../models/domain/deliveries/provider.ts';
import { autoReply, complaint, dsn, multipart, recorded } from '../../contracts/smtp/reports.ts';

const bouncesSecret = 'a secret of 4 tests';
const settings = smtp.settings.parse({
  host: 'mail.example',
  from: 'Example Shop <news@shop.example>',
  bouncesTo: 'bounce@shop.example',
  bouncesSecret,
});
const place = { route: 'smtp', hooks: 'https://tidings.example/hooks/smtp' };
const callbacks = smtp.callbacks!(settings, place)!;
const bounces = { to: 'bounce@shop.example', secret: bouncesSecret };
const reference = 'Ab-_0123456789xyzABCDE';
const { returnPath = '', messageId } = letterNames(reference, 'shop.example', bounces);
const receivedAt = new Date('2026-12-01T10:00:00Z');
const headers = { authorization: `Bearer ${bouncesSecret}`, 'content-type': 'message/rfc822' };
const told = (body: string | Buffer, over: object = {}) =>
  ({ method: 'POST', url: `${place.hooks}/receipts`, headers, body: Buffer.from(body), receivedAt, ...over }) as const;
const receipts = async (body: string | Buffer) => callbacks.receipts(told(body));

describe('the name of a letter', () => {
  it.each(['Ab-_0123456789xyzABCDE', '\0\0a', 'r-1', '----------------------', 'zzzzzzzzzzzzzzzzzzzzzz'])(
    'leads back to its reference %j, in great and small letters',
    (each) => {
      const { tokenOf, referenceOf } = letterTokens(bouncesSecret);
      expect(referenceOf(tokenOf(each))).toBe(each);
      expect(referenceOf(tokenOf(each).toUpperCase())).toBe(each);
      expect(letterTokens('another secret').referenceOf(tokenOf(each))).toBeUndefined();
    },
  );

  it('fits an address, and is found in it', () => {
    expect(smtp.settings.shape.bouncesTo.parse('bouncesof-shop1@shop.example')).toBeDefined();
    const longest = letterNames(reference, 'shop.example', { ...bounces, to: 'bouncesof-shop1@shop.example' });
    expect(longest.returnPath?.split('@')[0]).toHaveLength(64);
    const token = letterTokens(bouncesSecret).tokenOf(reference);
    expect(tokensIn(`Bounces <${returnPath}>, <${messageId}>`)).toEqual([token, token]);
  });

  it('cannot be made up: each changed character makes it nobody’s', () => {
    const { tokenOf, referenceOf } = letterTokens(bouncesSecret);
    const token = tokenOf(reference);
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === '0' ? '1' : '0';
      expect(referenceOf(token.slice(0, index) + other + token.slice(index + 1))).toBeUndefined();
    }
    for (const odd of ['', '0', token.slice(1), `${token}0`, 'w'.repeat(48)]) expect(referenceOf(odd)).toBeUndefined();
  });
});

describe('a bounce, as mail servers in use write it', () => {
  it.each([
    ['exim-content-10', '554 5.6.0'],
    ['exim-dead-8', '550 5.1.1'],
    ['exim-full-9', '552 5.2.2'],
    ['opensmtpd-content', '554 5.6.0'],
    ['opensmtpd-dead', '550 5.1.1'],
    ['opensmtpd-full', '552 5.2.2'],
    ['opensmtpd-spam', '554 5.7.1'],
    ['postfix-content-16', '554 5.6.0'],
    ['postfix-dead-14', '550 5.1.1'],
    ['postfix-full-15', '552 5.2.2'],
    ['postfix-grey-18', '451 4.7.1'],
  ])('%s: undeliverable, %s', async (name, errorCode) => {
    const [receipt, ...more] = await receipts(recorded(name, { returnPath, messageId }));
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ reference, providerId: messageId, status: 'undeliverable', errorCode });
    expect(receipt?.id).toBe(`${reference} undeliverable ${errorCode}`);
    expect(receipt?.at.toISOString()).toMatch(/^2026-11-25T18:/);
  });

  it.each(['exim-grey-11', 'exim-grey-12', 'exim-grey-13', 'opensmtpd-delayed-7', 'postfix-grey-17'])(
    '%s is only late, which ends nothing',
    async (name) => {
      expect(await receipts(recorded(name, { returnPath, messageId }))).toEqual([]);
    },
  );

  it('is known by its return path alone, or by the Message-ID of the letter alone', async () => {
    for (const name of ['exim-dead-8', 'opensmtpd-dead', 'postfix-dead-14'])
      for (const known of [{ returnPath }, { messageId }])
        expect(await receipts(recorded(name, known))).toMatchObject([{ reference }]);
  });

  it('on no letter of ours is left alone', async () => {
    const strange = letterNames(reference, 'shop.example', { ...bounces, secret: 'another secret' });
    expect(await receipts(recorded('exim-dead-8', {}))).toEqual([]);
    expect(await receipts(recorded('exim-dead-8', { ...strange }))).toEqual([]);
    expect(await receipts(recorded('exim-dead-8', { ...strange, messageId }))).toMatchObject([{ reference }]);
  });

  it.each(['Delivered-To', 'X-Original-To', 'Envelope-To'])('is known by %s', async (name) => {
    const forwarded = dsn({ to: 'postmaster@shop.example' });
    expect(await receipts(`${name}: ${returnPath}\r\n${forwarded}`)).toMatchObject([{ reference }]);
    expect(await receipts(forwarded)).toEqual([]);
  });
});

describe('a delivery status', () => {
  const report = (fields: string, more: object = {}) => receipts(dsn({ to: returnPath, fields, ...more }));

  it.each([
    ['its status, which is exact', 'Action: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp; 550 5.4.1 no', '550 5.1.10'],
    [
      'the answer, where the status is vague',
      'Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550-5.2.1 no',
      '550 5.2.1',
    ],
    [
      'the answer without an enhanced code',
      'Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no such user',
      '550 5.0.0',
    ],
    ['its status alone', 'Action: failed\nStatus: 5.1.2 (bad host)', '5.1.2'],
    ['another protocol', 'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Postfix; unknown user: "x"', '5.1.1'],
    ['nothing at all', 'Action: failed', '5.0.0'],
    ['words in great letters and a comment', 'ACTION:  Failed (really)\nSTATUS: 5.2.2', '5.2.2'],
    ['folded lines', 'Action:\n failed\nStatus: 5.0.0\nDiagnostic-Code: smtp;\n\t550 5.1.1\n gone', '550 5.1.1'],
    ['a time-out, which is final too', 'Action: failed\nStatus: 4.4.7', '4.4.7'],
  ])('tells the code by %s', async (_what, fields, errorCode) => {
    expect(await report(fields)).toMatchObject([{ status: 'undeliverable', errorCode }]);
  });

  it.each(['delayed', 'relayed', 'expanded', 'unheard-of', ''])('%j ends nothing', async (action) => {
    expect(await report(`Action: ${action}\nStatus: 4.4.1`)).toEqual([]);
  });

  it('delivered, to one of those behind the address, is delivered', async () => {
    const [receipt] = await report('Action: failed\nStatus: 5.1.1\n\nAction: delivered\nStatus: 2.0.0');
    expect(receipt).toMatchObject({ status: 'delivered', id: `${reference} delivered` });
    expect(receipt).not.toHaveProperty('errorCode');
  });

  it('from a clock that is ahead happened when it came', async () => {
    const [receipt] = await report('Action: failed', { date: 'Fri, 25 Dec 2026 10:00:00 +0000' });
    expect(receipt?.at).toEqual(receivedAt);
    expect((await report('Action: failed', { date: 'yesterday' }))[0]?.at).toEqual(receivedAt);
  });
});

describe('a complaint', () => {
  it.each(['abuse', 'Fraud'])('of the type %s is one, known by the return path or the Message-ID', async (type) => {
    for (const known of [{ returnPath }, { messageId }])
      expect(await receipts(complaint({ type, ...known }))).toMatchObject([
        { id: `${reference} complaint`, reference, providerId: messageId, status: 'complaint' },
      ]);
    expect(await receipts(complaint({ type }))).toEqual([]);
  });

  it.each(['not-spam', 'auth-failure', 'virus', 'other', ''])('%j says nothing of the person', async (type) => {
    expect(await receipts(complaint({ type, returnPath }))).toEqual([]);
  });
});

describe('what is no report', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'Content-Type: text/plain\r\n\r\nend' : multipart('mixed', [nested(depth - 1)], `b${depth}`);

  it.each([
    ['an answer by a machine', autoReply(returnPath)],
    ['a letter', `From: ann@mail.example\r\nTo: ${returnPath}\r\nSubject: 550 5.1.1\r\n\r\nAction: failed\r\n`],
    [
      'a report that somebody forwards',
      multipart('mixed', [`Content-Type: message/rfc822\r\n\r\n${dsn({ to: returnPath })}`], 'outer'),
    ],
    ['a report without a boundary', dsn({ to: returnPath }).replace(/boundary="[^"]*"/, '')],
    ['a multipart nested too deep', nested(100)],
    ['a multipart nested without an end', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(5_000)],
    ['endless headers', `To: ${returnPath}\r\n${'X-Long: aaaaaaaaaaaaaaaaaaaa\r\n'.repeat(20_000)}\r\n`],
    ['a header without an end', `To: ${'<a@b.example>,'.repeat(60_000)}`],
    ['too much', dsn({ to: returnPath }) + 'a'.repeat(1_000_000)],
    ['nothing but NUL', '\0'.repeat(1_000)],
    ['nothing but dashes', '--\n'.repeat(100_000)],
    ['nothing', ''],
  ])('%s is left alone', async (_what, raw) => {
    expect(await readReport(Buffer.from(raw))).toBeUndefined();
    expect(await receipts(raw)).toEqual([]);
  });

  it.each<[string, (raw: string) => string]>([
    ['the line of a mailbox file before it', (raw) => `From MAILER-DAEMON  Fri Nov 27 11:12:43 2026\n${raw}`],
    ['bare line feeds', (raw) => raw.replaceAll('\r\n', '\n')],
    ['mixed line ends', (raw) => raw.replaceAll(/\r\n(?=[A-M])/g, '\n')],
    ['NUL in it', (raw) => raw.replace('It did not', 'It \0did\0 not')],
    ['octets that are no UTF-8', (raw) => raw.replace('It did not', '\xff\xfe')],
    ['parts without an end', (raw) => raw.replace(/--\r\n$/, '')],
    ['ten thousand parts before it', (raw) => raw.replace('--b\r\n', '--b\r\n\r\n'.repeat(10_000) + '--b\r\n')],
    ['five thousand addresses', (raw) => `Cc: ${'+0123456789abcdef@x.example,'.repeat(5_000)}\r\n${raw}`],
  ])('a report with %s is one', async (_what, spoilt) => {
    const raw = Buffer.from(spoilt(dsn({ to: returnPath })), 'latin1');
    expect(await receipts(raw)).toMatchObject([{ reference, status: 'undeliverable' }]);
  });
});

describe('the hook', () => {
  it('believes who has the secret of the route', () => {
    const by = (authorization: string) => callbacks.verify(told('', { headers: { ...headers, authorization } }));
    expect(by(`Bearer ${bouncesSecret}`)).toBe(true);
    for (const wrong of ['', 'Bearer ', `Bearer ${bouncesSecret}x`, bouncesSecret, 'Bearer another secret of tests'])
      expect(by(wrong)).toBe(false);
  });

  it('refuses what is no letter, so that a wrong recipe is seen', async () => {
    for (const type of ['application/json', 'multipart/form-data; boundary=b', ''])
      await expect(async () =>
        callbacks.receipts(told(dsn({ to: returnPath }), { headers: { ...headers, 'content-type': type } })),
      ).rejects.toThrow(MalformedCallback);
  });

  it('is there only for a route that says where bounces go', () => {
    const { bouncesTo: _to, bouncesSecret: _secret, ...silent } = settings;
    expect(smtp.callbacks!(silent, place)).toBeUndefined();
  });
});
