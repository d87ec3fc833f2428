import { z } from 'zod';
import { answeredBy, consentSchemas, dataBases } from '../../models/domain/consent/consent-input.ts';
import { channels } from '../../models/domain/message.ts';
import { brandIds, installation } from '../../models/installation.ts';

/** What callers may tell of a consent, by the names of this installation. */
export const { fields: consentFields, input: consentInput } = consentSchemas({
  brands: brandIds,
  purposes: installation.purposes,
});

/** What an act may be about: what texts advertise, by a channel, or the processing of personal data, which has none. */
const subjects = [
  { purpose: z.enum(installation.purposes), channel: z.enum(channels) },
  { purpose: z.literal('personal-data'), channel: z.literal('*') },
] as const;
/** What ends a consent may end all of them. */
const ended = [
  { purpose: z.enum([...installation.purposes, '*']), channel: z.enum([...channels, '*']) },
  subjects[1],
] as const;

const brand = z.enum(brandIds).optional().meta({ description: 'Default: the first brand.' });
const express = z.enum(['consent', 'soft-opt-in', 'contract']);
const implied = {
  basis: z.enum(['implied-purchase', 'implied-inquiry']),
  expiresAt: consentFields.shape.expiresAt.unwrap().meta({ description: 'At most 24 months on, of an inquiry 6.' }),
};
const wording = consentFields.shape.wording.unwrap();

const answered = consentFields.shape.proof.unwrap();

/** Each way to agree: what a person answered to us needs its proof. */
const methods = [
  {
    method: consentFields.shape.method
      .unwrap()
      .exclude([...answeredBy, 'complaint', 'operator-refusal'])
      .optional(),
  },
  { method: z.enum(answeredBy), proof: answered },
] as const;
const [advertised, data] = subjects;
const onGrounds = [
  { action: z.literal('grant'), ...advertised, basis: express.optional() },
  { action: z.literal('import'), ...advertised, basis: express.optional(), wording },
  { action: z.literal('import'), ...advertised, basis: express },
  { action: z.enum(['grant', 'import']), ...advertised, ...implied },
  { action: z.literal('grant'), ...data, basis: z.enum(dataBases).optional() },
  { action: z.literal('import'), ...data, basis: z.enum(dataBases).optional(), wording },
  { action: z.literal('import'), ...data, basis: z.enum(dataBases) },
] as const;
const gives = onGrounds.flatMap((ground) =>
  methods.map((method) => consentFields.extend({ ...ground, ...method, brand })),
);
const ends = ended.map((subject) =>
  consentFields.omit({ expiresAt: true, basis: true }).extend({
    action: z.enum(['withdraw', 'refuse', 'expire']),
    ...subject,
    method: consentFields.shape.method.unwrap().exclude(['sms-code']).optional(),
  }),
);

/** Every act that `consentInput` takes, as far as a schema can tell; for `/openapi.json`. */
export const consentAct = z.union([...gives, ...ends]).meta({ id: 'ConsentAct' });
