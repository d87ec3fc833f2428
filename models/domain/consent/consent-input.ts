import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  consentActions,
  consentMethods,
  legalBases,
  type ConsentMethod,
  type LegalBasis,
  personalData,
} from './consent.ts';
import { businessId, opaqueId } from '../ids.ts';
import { instant } from '../time/instants.ts';
import { channels } from '../message.ts';
import { saying } from '../saying.ts';
import { isTimeZone } from '../time/time-zones.ts';

/** `*` covers all; only what ends a consent may say it, since a grant must name what it covers. */
const anyOf = <const Known extends readonly [string, ...string[]]>(names: Known) => z.enum([...names, '*']);

/** The exact words the person was shown, which version of them, and in which language. */
const wording = z
  .strictObject({
    text: saying(4000),
    version: saying(64),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt-BR'),
  })
  .meta({ id: 'ConsentWording' });
export type Wording = z.output<typeof wording>;

/** What an installation has to choose from. */
interface ConsentNames {
  /** The first is meant where a grant names none. */
  brands: readonly [string, ...string[]];
  purposes: readonly string[];
}

/** Fields of a consent record that callers give; whatever identifies the person is removed with the contact. */
const fieldsOf = ({ brands, purposes }: ConsentNames) =>
  z.strictObject({
    action: z.enum(consentActions),
    purpose: anyOf([personalData, ...purposes]),
    brand: anyOf(brands).optional().meta({
      description: 'Default: the first brand for a grant or import, `*` for what ends a consent.',
    }),
    channel: anyOf(channels).meta({ description: '`*` for personal-data.' }),
    at: instant.optional().meta({ description: 'When the person acted; default now.' }),
    expiresAt: instant.optional().meta({ description: 'A grant does not stand from this instant on.' }),
    zone: z
      .string()
      .refine(isTimeZone, 'must be an IANA time zone such as Europe/Moscow')
      .optional()
      .meta({
        description: "Where it happened; default: the contact's zone.",
        examples: ['Europe/London', 'Asia/Omsk'],
      }),
    basis: z.enum(legalBases).optional(),
    wording: wording.optional(),
    method: z.enum(consentMethods).optional(),
    source: saying(200).meta({ description: 'Where it was given: a form, a page, a point of sale. No personal data.' }),
    actor: opaqueId.optional().meta({ description: 'Who recorded it, as an opaque id; default: the person.' }),
    requestId: businessId.optional().meta({ description: 'Makes the request repeatable: it appends once.' }),
    proof: saying(1000).optional().meta({ description: 'What shows that it was this person.' }),
    ip: z.union([z.ipv4(), z.ipv6()]).optional(),
    userAgent: z.string().max(500).optional(),
  });

/** Acts that end a consent, by nobody's wish to give one. */
const refusals: readonly ConsentMethod[] = ['complaint', 'operator-refusal'];
/** What a person answered to us leaves something that shows it. */
export const answeredBy = ['sms-code', 'link', 'keyword', 'reply'] as const satisfies ConsentMethod[];
/** Grounds to process personal data. */
export const dataBases = ['consent', 'contract'] as const satisfies LegalBasis[];

/** Longest an implied consent may last, in calendar months: CASL s. 10(10). */
const impliedMonths: Partial<Record<LegalBasis, number>> = { 'implied-purchase': 24, 'implied-inquiry': 6 };

/**
 * The fields of one act, and the body of `POST /v1/contacts/:id/consents`: one act of the person, with its evidence.
 */
export function consentSchemas(names: ConsentNames) {
  const fields = fieldsOf(names);
  const input = fields
    .superRefine((input, context) => {
      const refuse = (path: keyof typeof input, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message });
      };
      const { action, purpose, channel, expiresAt, basis, method } = input;
      // NaN where the field itself is at fault, and then no comparison speaks.
      const at = input.at ? Date.parse(input.at) : Date.now();
      const end = expiresAt ? Date.parse(expiresAt) : undefined;
      const gives = action === 'grant' || action === 'import';
      if (at > Date.now() + 300_000) refuse('at', 'lies in the future');
      if (purpose === personalData && channel !== '*') {
        refuse('channel', 'consent to the processing of personal data has no channel of its own: say *');
      }
      if (gives && purpose === '*') refuse('purpose', 'a grant names its purpose; only what ends a consent may say *');
      if (gives && input.brand === '*') refuse('brand', 'a grant names its brand; only what ends a consent may say *');
      if (gives && channel === '*' && purpose !== personalData) {
        refuse('channel', 'a grant names its channel; only what ends a consent may say *');
      }
      if (action === 'import' && !input.wording && !basis) {
        refuse('wording', 'an import needs evidence: the wording the person agreed to, or the legal basis');
      }
      if (!gives && (expiresAt ?? basis)) refuse(expiresAt ? 'expiresAt' : 'basis', 'only a grant or an import has it');
      if (gives && method && refusals.includes(method)) refuse('method', `nobody agrees by ${method}`);
      if (!gives && method === 'sms-code') refuse('method', 'a code confirms a consent; it never ends one');
      if (gives && !input.proof && answeredBy.some((each) => each === method)) {
        refuse('proof', `what shows a consent by ${method ?? ''}: the reply, or the message it answers`);
      }
      if (gives && purpose === personalData && basis && !dataBases.some((each) => each === basis)) {
        refuse('basis', 'is a ground to advertise, not to process personal data');
      }
      if (end !== undefined && end <= at) refuse('expiresAt', 'lies before the grant');
      const months = basis && impliedMonths[basis];
      if (months && (end === undefined || end > monthsAfter(at, months))) {
        refuse('expiresAt', `${basis} ends at most ${months} months after the grant: say when`);
      }
    })
    .transform((input) => {
      const gives = input.action === 'grant' || input.action === 'import';
      return { ...input, brand: input.brand ?? (gives ? names.brands[0] : ('*' as const)) };
    });
  return { fields, input };
}
export type ConsentInput = z.output<ReturnType<typeof consentSchemas>['input']>;

function monthsAfter(instant: number, months: number): number {
  if (Number.isNaN(instant)) return NaN;
  const begin = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC');
  return begin.add({ months }).epochMilliseconds;
}
