import { z } from 'zod';
import { brandIds } from '../models/domain/brands.ts';
import { consentFields } from '../models/domain/consent-input.ts';
import { channels, purposes } from '../models/domain/message.ts';

/** What an act may be about: what texts advertise, by a channel, or the processing of personal data, which has none. */
const subjects = [
  { purpose: z.enum(purposes), channel: z.enum(channels) },
  { purpose: z.literal('personal-data'), channel: z.literal('*') },
] as const;
/** What ends a consent may end all of them. */
const ended = [{ purpose: z.enum([...purposes, '*']), channel: z.enum([...channels, '*']) }, subjects[1]] as const;

const brand = z.enum(brandIds).optional().meta({ description: 'Default: the first brand.' });
const express = z.enum(['consent', 'soft-opt-in', 'contract']);
const implied = {
  basis: z.enum(['implied-purchase', 'implied-inquiry']),
  expiresAt: consentFields.shape.expiresAt.unwrap().meta({ description: 'At most 24 months on, of an inquiry 6.' }),
};
const wording = consentFields.shape.wording.unwrap();

const gives = subjects.flatMap((subject) => [
  consentFields.extend({ action: z.literal('grant'), ...subject, brand, basis: express.optional() }),
  consentFields.extend({ action: z.literal('import'), ...subject, brand, basis: express.optional(), wording }),
  consentFields.extend({ action: z.literal('import'), ...subject, brand, basis: express }),
  consentFields.extend({ action: z.enum(['grant', 'import']), ...subject, brand, ...implied }),
]);
const ends = ended.map((subject) =>
  consentFields
    .omit({ expiresAt: true, basis: true })
    .extend({ action: z.enum(['withdraw', 'refuse', 'expire']), ...subject }),
);

/** Every act that `consentInput` takes, as far as a schema can tell; for `/openapi.json`. */
export const consentAct = z.union([...gives, ...ends]).meta({ id: 'ConsentAct' });
