import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import mongoose, { mongo, Schema } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../cli/wiring/log.ts';
import { failureOfRun } from '../../worker/failure-of-run.ts';

const phone = '+447700900123';
const name = 'Anna Ivanova';
const document = { phone, attributes: { name }, email: 'anna@mail.example' };
const marks = [phone, '7700900123', 'Anna', 'Ivanova', 'anna@mail.example', 'mail.example'];

/** What a log writes when told of something. */
function written(tell: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  tell(createLog('test', 'debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

async function thrownByPromise(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error as Error,
  );
}

const schema = new Schema({ phone: { type: String, match: /^x$/ }, age: Number, kind: { type: String, enum: ['a'] } });
const Model = mongoose.model('LoggedPerson', schema);
const duplicate = new mongo.MongoServerError({
  code: 11000,
  codeName: 'DuplicateKey',
  keyPattern: { phone: 1 },
  keyValue: { phone },
  errmsg: `E11000 duplicate key error collection: tidings.contacts index: phone_1 dup key: { phone: "${phone}" }`,
});
const writeError = {
  index: 0,
  code: 121,
  errmsg: `bad ${name}`,
  errInfo: document,
  op: document,
};
const bulk = new mongo.MongoBulkWriteError(
  { message: `write failed for ${JSON.stringify(document)}`, code: 121, writeErrors: [writeError] } as never,
  { insertedCount: 0 } as never,
);

const errors: Record<string, Error> = {
  'a duplicate key': duplicate,
  'a bulk write': bulk,
  'a command that the server quotes': new mongo.MongoServerError({
    code: 13,
    codeName: 'Unauthorized',
    errmsg: `not authorized on tidings to execute command { insert: "contacts", documents: [${JSON.stringify(document)}] }`,
  }),
  'a validation': await thrownByPromise(new Model({ phone, kind: name }).validate()),
  'a cast': thrownBy(() => Model.find({ age: name as never }).cast(Model as never)),
  'a cast of a new document': await thrownByPromise(new Model({ age: `${name} ${phone}` }).validate()),
  'zod on a value': z.strictObject({ age: z.enum(['a']) }).safeParse({ age: name, [phone]: 1 }).error as Error,
  'zod on a key that came with the data': z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.int())))
    .safeParse({ a: { b: { [name]: name } } }).error as Error,
  'JSON that cannot be parsed': thrownBy(() => JSON.parse(`{"phone": ${phone}}`)),
  'a body that cannot be parsed': Object.assign(new SyntaxError(`Unexpected token in "${name}"`), {
    type: 'entity.parse.failed',
    status: 400,
    statusCode: 400,
    expose: true,
    body: JSON.stringify(document),
  }),
  'a value of the wrong kind': thrownBy(() => Buffer.from(Symbol.for('x') as never)),
  'Node on an argument': thrownBy(() => new URL(`${name} ${phone}`)),
  'words with a quoted value': new Error(`no country for "${name}" at '${phone}'`),
  'words with one quoted name': new Error('no country for "Anna"'),
  'words with a number': new TypeError(`cannot read ${phone} or 8 (770) 090-01-23`),
  'words with an address': new RangeError('nobody is anna@mail.example'),
  'words over two lines': new Error(`failed\n${name}`),
  'a failure of Temporal': ApplicationFailure.create({ message: `bad number '${phone}'`, details: [document] }),
  'a cause': new Error('could not save', { cause: duplicate }),
  'a cause of a cause': new Error('outer', { cause: new Error('inner', { cause: bulk }) }),
  'several at once': new AggregateError([duplicate, bulk], `all failed for "${name}"`),
};

describe('promise 8: the log holds no personal data, whatever fails', () => {
  for (const [what, error] of Object.entries(errors)) {
    it(`of ${what}`, () => {
      const text = written((log) => {
        log.warn({ err: error }, 'could not be finished now');
        log.error({ error, cause: error, list: [error] }, 'under any name');
        log.error(error);
        log.error({ err: error });
      });
      expect(marks.filter((mark) => text.includes(mark))).toEqual([]);
      expect(text.split('\n').filter(Boolean)).toHaveLength(4);
    });
  }

  const told = {
    'a story': Object.assign(new Error('Anna Kowalska of Gdynia'), { name: 'TypeError' }),
    'a story, as the core writes it':
      'Failure { failure: Some(Failure { message: "Anna \\"of\\" Gdynia", stack_trace: "TypeError: Anna\\n    at a.ts:1:2" }) }',
    'a step of somebody else’s': ApplicationFailure.create({ type: 'TypeError', message: 'Anna of Gdynia' }),
    'a cause': new ActivityFailure('failed', 'lookUp', '1', 'TIMEOUT', undefined, new TypeError('Anna of Gdynia')),
  };
  for (const [what, failure] of Object.entries(told)) {
    it(`of what fails in a run: ${what}`, () => {
      const text = written((log) => log.warn({ err: failureOfRun(failure) }, 'Workflow task failed'));
      expect(text).toMatch(/TypeError|ApplicationFailure/);
      expect(text).not.toMatch(/Anna|Gdynia/);
    });
  }

  it('and the words of Tidings and Temporal about a run stay', () => {
    const said = (failure: unknown) => written((log) => log.warn({ err: failureOfRun(failure) }, 'x'));
    const unreachable = ApplicationFailure.create({ type: 'GATEWAY_UNREACHABLE', message: 'nothing left' });
    expect(said(unreachable)).toContain('nothing left');
    expect(said('Failure { message: "[TMPRL1100] Nondeterminism error", x: 1 }')).toContain('[TMPRL1100] Nondet');
    expect(said('Failure { message: "x", stack_trace: "Error: x\\n    at story (a.ts:1:2)" }')).toContain('a.ts:1:2');
  });

  it('and still says what failed and where', () => {
    const [line] = written((log) => log.warn({ err: duplicate }, 'x')).split('\n');
    const { err } = JSON.parse(line!) as { err: Record<string, unknown> };
    expect(err).toMatchObject({ type: 'MongoServerError', code: 11000, message: 'DuplicateKey', fields: ['phone'] });
    expect(err['stack']).toContain('log.test');
    const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:27017'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    expect(written((log) => log.warn(away))).toContain('connect ECONNREFUSED 127.0.0.1:27017');
    const fault = thrownBy(() => (undefined as unknown as { phone: string }).phone);
    expect(written((log) => log.warn(fault))).toContain("(reading 'phone')");
    const nondeterminism = new Error(
      '[TMPRL1100] Nondeterminism error: Activity type of scheduled event "deliver" differs',
    );
    expect(written((log) => log.warn(nondeterminism))).toContain('[TMPRL1100] Nondeterminism error: Activity type');
  });
});
