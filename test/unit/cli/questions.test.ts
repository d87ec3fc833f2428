import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { answerQuestions, ask } from '../../../cli/dev/questions.ts';

/** The two ends of a channel. */
function channel() {
  const [one, other] = [new EventEmitter(), new EventEmitter()];
  return {
    one: Object.assign(one, { send: (message: object) => other.emit('message', message) }),
    other: Object.assign(other, { send: (message: object) => one.emit('message', message) }),
  };
}

it('answers both ends at once, also where both ask the same', async () => {
  const { one, other } = channel();
  answerQuestions(one, { name: () => 'one' });
  answerQuestions(other, { name: (about) => Promise.resolve(`other ${String(about)}`) });
  expect(await Promise.all([ask(one, 'name', 'please'), ask(other, 'name')])).toEqual(['other please', 'one']);
});

it('says why there is no answer', async () => {
  const { one, other } = channel();
  const fail = () => Promise.reject(new Error('the database is away'));
  answerQuestions(other, { misfits: fail });
  await expect(ask(one, 'misfits')).rejects.toThrow('the database is away');
});
