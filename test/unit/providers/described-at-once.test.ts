import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeProvider } from 'tidings/provider';
import { description } from '../../contracts/acme/described.ts';

/** The faults of a description, a line each. */
function faultsOf(changed: object): string[] {
  try {
    describeProvider({ ...description, ...changed });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1);
  }
}

const sending = (changed: object) => ({ send: { ...description.send, ...changed } });
const calling = (changed: object) => ({ callbacks: { ...description.callbacks, ...changed } });
const { receipts, replies } = description.callbacks;
/** Each is wrong in places of its own, whatever the others are. */
const independent: [changed: object, told: string[]][] = [
  [{ nam: 'acme' }, ['nam: there is no such key; did you mean name?']],
  [{ channel: 'fax' }, ['channel: must be sms: a gateway of another channel needs code']],
  [
    { settings: { ...description.settings, text: 'text', hookSecret: 'word' } },
    [
      'settings.hookSecret: must be one of secret, address, text',
      'settings.text: is the name of a value of each message',
    ],
  ],
  [
    sending({
      method: 'GET',
      url: '{{token}}/sms',
      form: { to: '{{to}', say: '{{text}}' },
      headers: { a: '{{text}}' },
    }),
    [
      'send.method: must be one of POST, PUT',
      'send.url: begins with {{token}}, which is no setting of the kind address',
      'send: has a form or JSON, not both',
      'send.form.to: {{to} is no value, which is written {{to}}',
      'send.headers.a: {{text}} cannot stand in a header, which has no line breaks and only ASCII',
    ],
  ],
  [
    {
      answers: [
        { status: 999, mean: 'x', means: 'refused' },
        { means: 'throttled', seconds: -1 },
      ],
    },
    [
      'answers.0.means: must be one of accepted, throttled, number, content, sender, opted-out, credentials, other',
      'answers.0.status: must be a status of HTTP from 100 to 599, or a list of them',
      'answers.0.mean: there is no such key',
      'answers.1.seconds: Too small: expected number to be >=0',
    ],
  ],
  [
    {
      callbacks: {
        proof: { by: 'hmac', secret: 'key', over: '{{time}}', hash: 'md5', header: 'x-sign' },
        receipts: { ...receipts, statuses: {} },
        replies: { ...replies, format: 'form', list: 'all' },
      },
    },
    [
      'callbacks.proof.hash: must be one of sha256, sha1, sha512',
      'callbacks.receipts.statuses: is empty: no report would say anything',
      'callbacks.proof.secret: there is no setting key',
      'callbacks.proof.over: there is no value time, but body, url, header.',
      'callbacks.proof.over: must have {{body}} in it, since callbacks are read from there',
      'callbacks.replies.list: is for the format json alone',
    ],
  ],
];

it('of independent faults of a description exactly those are told that are there, all at once', () => {
  fc.assert(
    fc.property(fc.subarray(independent), (some) => {
      const changed = Object.assign({}, ...some.map(([each]) => each)) as object;
      expect(faultsOf(changed).sort()).toEqual(some.flatMap(([, told]) => told).sort());
    }),
    { examples: [[independent]] },
  );
});

it.each<[string, object, string[]]>([
  ['settings that are none have no names', { settings: 5 }, ['settings: must be a record']],
  [
    'a setting of no kind is there',
    { settings: { url: 'adress', token: 'secret', hookSecret: 'sekret' } },
    ['settings.hookSecret: must be one of secret, address, text', 'settings.url: must be one of secret, address, text'],
  ],
  [
    'a body that is none may have said it',
    sending({ json: undefined, body: '{{to}} {{text}}' }),
    ['send.body: there is no such key'],
  ],
  [
    'an answer of no meaning may be that of a message that is accepted',
    { answers: [{ status: 201, means: 'acepted', id: 'id' }] },
    ['answers.0.means: must be one of accepted, throttled, number, content, sender, opted-out, credentials, other'],
  ],
  [
    'a format that is none is not read from the body',
    calling({
      proof: { by: 'hmac', secret: 'hookSecret', header: 'x', over: '{{url}}' },
      receipts: { ...receipts, format: 'xml', list: 'a' },
      replies: undefined,
    }),
    ['callbacks.receipts.format: must be one of json, form, query'],
  ],
  [
    'a proof of no kind has a secret nevertheless',
    calling({ proof: { by: 'hmca', secret: 'key', header: 'x-sign' } }),
    [
      'callbacks.proof.by: must be one of hmac, standard-webhooks, address',
      'callbacks.proof.secret: there is no setting key',
    ],
  ],
])('nothing is concluded from what is wrong itself: %s', (_case, changed, told) => {
  expect(faultsOf(changed).sort()).toEqual(told);
});

it('whatever a description has in whatever part, the check ends and says each thing once', () => {
  const parts = fc.constantFrom(...Object.keys(description));
  fc.assert(
    fc.property(fc.dictionary(parts, fc.anything(), { minKeys: 1, maxKeys: 3 }), (values) => {
      const faults = faultsOf(values);
      expect(new Set(faults).size).toBe(faults.length);
    }),
  );
});
