import { describe, expect, it } from 'vitest';
import { declines } from '../../../models/domain/refusals/declines.ts';

describe('an answer to the question for a consent', () => {
  it.each([
    ...[
      'no',
      'No thanks',
      'нет',
      'Нет, спасибо',
      'не хочу',
      'не согласен',
      'I do not want this',
      'I don’t agree',
      'not me',
    ],
    ...[
      'Это не я',
      'нет, я не подписывался',
      'nein danke',
      'Ich will nicht',
      'non merci',
      'je ne veux pas',
      'no quiero',
    ],
    ...['não quero', 'non voglio', 'nie chcę', 'istemiyorum', 'не хачу', 'не хочу, дякую', 'жоқ', '👎'],
  ])('declines: %s', (text) => expect(declines(text)).toBe(true));

  it.each([
    'yes',
    '169336',
    'NO 169336',
    'What is this?',
    'да',
    'код не пришёл',
    'when does it start',
    'no problem, 169336',
    '',
  ])('does not: %s', (text) => expect(declines(text)).toBe(false));
});
