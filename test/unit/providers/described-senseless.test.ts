import { expect, it } from 'vitest';
import { describeProvider } from 'tidings/provider';
import { description } from '../../contracts/acme/described.ts';

it.each<[string, object, string]>([
  [
    'an acceptance by whatever answer',
    {
      answers: [
        { means: 'accepted', id: 'id' },
        { status: 500, means: 'throttled' },
      ],
    },
    'answers.0: must say a status or where: it takes every answer, of a gateway in trouble as well',
  ],
  [
    'a rule that is never reached',
    {
      answers: [
        { status: [200, 201], means: 'accepted', id: 'id' },
        { status: 201, where: { code: 5 }, means: 'content' },
      ],
    },
    'answers.1: is never reached: answers.0 takes all that it takes',
  ],
  [
    'a rule whose values are all taken before',
    {
      answers: [
        { status: 200, means: 'accepted', id: 'id' },
        { where: { code: ['4', 5] }, means: 'content' },
        { status: 422, where: { code: 4 }, means: 'number' },
      ],
    },
    'answers.2: is never reached: answers.1 takes all that it takes',
  ],
  [
    'a host that is a value',
    { send: { ...description.send, url: 'https://{{token}}.example/x' } },
    'send.url: must have its host written out, or begin with a setting that is an address',
  ],
  ['a channel of no text', { channel: 'whatsapp' }, 'channel: must be sms: a gateway of another channel needs code'],
])('a description with %s is refused', (_case, changed, told) => {
  const described = () => describeProvider({ ...description, ...changed });
  expect(described).toThrow(new TypeError(`The description of the provider acme is not right:\n  ${told}`));
});
