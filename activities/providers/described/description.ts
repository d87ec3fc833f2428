import { z } from 'zod';
import { routeName } from '../../../models/domain/deliveries/route-name.ts';
import { receiptStatuses } from '../../../models/domain/deliveries/provider.ts';
import { alsoOfNoKind } from './of-no-kind.ts';

/** Words with values in them: `{{text}}`, or `{{token}}` of the settings. */
const filled = z.string().max(2_000);
const filledFields = z.record(z.string(), filled);

/** What belongs to the connection, and is written by whoever makes it. */
const ofConnection = ['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** A name as HTTP has it: https://www.rfc-editor.org/rfc/rfc9110#section-5.1. In small letters, as a name in others is the same. */
const headerName = z
  .string()
  .toLowerCase()
  .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of a header, such as x-api-key')
  .refine((name) => !ofConnection.includes(name), 'is a header that Tidings itself writes');
const headerWords = filled.regex(/^[ -~]*$/, 'must be ASCII without line breaks, as it stands in a header');

/** A body of JSON, each of its strings filled; a string that is one value of numbers becomes a number. */
export type FilledJson = string | number | boolean | null | FilledJson[] | { [name: string]: FilledJson };
const filledJson: z.ZodType<FilledJson> = z.json({ error: 'must be JSON: no undefined, no function, no date' });

/** Where something stands in a body of JSON, the names of fields and numbers of items apart by dots; a field of a form. */
const path = z.string().min(1).max(100);

const request = z.strictObject({
  method: z.enum(['POST', 'PUT']).default('POST'),
  url: filled,
  headers: z.record(headerName, headerWords).default({}),
  query: filledFields.optional(),
  form: filledFields.optional(),
  json: filledJson.optional(),
});

const statusComplaint = 'must be a status of HTTP from 100 to 599, or a list of them';
const httpStatus = z.int(statusComplaint).min(100, statusComplaint).max(599, statusComplaint);

/** When a rule holds: of several statuses or values one is enough. */
const condition = {
  status: z.union([httpStatus, z.array(httpStatus).min(1, 'is empty')], statusComplaint).optional(),
  where: z
    .record(
      path,
      z.union(
        [plain(), z.array(plain()).min(1, 'is empty')],
        'must be words, a number, true or false, or a list of them',
      ),
    )
    .refine(isFilled, 'is empty: leave it out, or say what must stand where')
    .optional(),
};

function isFilled(fields: object): boolean {
  return Object.keys(fields).length > 0;
}

function plain() {
  return z.union([z.string(), z.number(), z.boolean()]);
}

const causes = ['number', 'content', 'sender', 'opted-out', 'credentials', 'other'] as const;

/** What an answer means; of several rules the first that holds. */
const answers = z
  .array(
    alsoOfNoKind(
      z.discriminatedUnion('means', [
        z.strictObject({ means: z.literal('accepted'), ...condition, id: path }),
        z.strictObject({ means: z.literal('throttled'), ...condition, seconds: z.int().min(0).max(3_600).default(1) }),
        z.strictObject({ means: z.literal(causes), ...condition, code: path.optional() }),
      ]),
    ),
  )
  .min(1);

/** The name of the setting that proves it. */
const ofSettings = z.string();

/** How a callback proves that the gateway has made it. */
const proof = alsoOfNoKind(
  z.discriminatedUnion('by', [
    /** HMAC over words with `{{body}}`, `{{url}}` or `{{header.x-time}}` in them. */
    z.strictObject({
      by: z.literal('hmac'),
      hash: z.enum(['sha256', 'sha1', 'sha512']).default('sha256'),
      secret: ofSettings,
      over: filled.default('{{body}}'),
      header: headerName,
      encoding: z.enum(['hex', 'base64']).default('hex'),
      prefix: z.string().default(''),
    }),
    z.strictObject({ by: z.literal('standard-webhooks'), secret: ofSettings }),
    /** The gateway signs nothing: it is told an address that nobody else knows, with `?key=<secret>`. */
    z.strictObject({ by: z.literal('address'), secret: ofSettings }),
  ]),
);

const format = z.enum(['json', 'form', 'query']);
/** Without it a callback is of the moment in which it came. */
const time = z.strictObject({ path, as: z.enum(['iso', 'seconds', 'milliseconds']) }).optional();

const receipts = z.strictObject({
  format,
  /** Where the reports stand, if one callback may hold several. */
  list: path.optional(),
  messageId: path,
  reference: path.optional(),
  status: path,
  /** What each status of the gateway is in our words; one that is not named tells nothing new. */
  statuses: z.record(z.string(), z.enum(receiptStatuses)).refine(isFilled, 'is empty: no report would say anything'),
  error: path.optional(),
  at: time,
});

const replies = z.strictObject({
  format,
  list: path.optional(),
  id: path,
  from: path,
  to: path.optional(),
  text: path,
  at: time,
});

const contentType = z
  .string()
  .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *; *[\w-]+=("[\w.+-]*"|[\w.+-]+))*$/, 'must be such as text/plain');

/** What a setting may be: a secret of at least 16 characters, an address that begins with http, or words. */
const setting = z.enum(['secret', 'address', 'text']);

/** A gateway as it is described instead of programmed, each part by itself. */
export const description = z.strictObject({
  name: routeName,
  channel: z.literal('sms', 'must be sms: a gateway of another channel needs code'),
  /** By name, in the manner of `apiKey`. */
  settings: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), setting),
  send: request,
  answers,
  callbacks: z.strictObject({
    proof,
    receipts,
    replies: replies.optional(),
    answer: z.strictObject({ contentType, body: z.string() }).optional(),
  }),
});

export type Description = z.output<typeof description>;
export type DescriptionInput = z.input<typeof description>;
export type Answers = Description['answers'];
export type Receipts = Description['callbacks']['receipts'];
export type Replies = NonNullable<Description['callbacks']['replies']>;
export type Proof = Description['callbacks']['proof'];
