import { z } from 'zod';
import { encodeId } from './encode.ts';
import { cleanField } from './clean-field.ts';

/**
 * Longest id of a business, as `encodeId` writes it: a workflow id holds a journey and two of them, in the 255 characters
 * that Temporal's databases keep.
 */
const longest = 100;

/** What a schema can say of it: a client that keeps to this is never refused, though more is taken. */
const described = {
  pattern: '^(?:[A-Za-z0-9_][A-Za-z0-9_.:-]{0,99}|[A-Za-z0-9#][!-~]{0,32}|[A-Za-zА-яЁё]{1,16})$',
  description: 'Other signs are taken too, at most 100 characters as they are percent-encoded.',
};

const written = z.string().max(1_000).meta(described);

/**
 * An id of a contact, an order, an invoice: whatever a business calls it, `#1001`, `INV/2026/00001`, `auth0|…`, a number.
 * Kept as it is, composed (NFC) and without invisible marks, so that a copied id is the same id.
 */
export const businessId = z
  .union([written, z.int()], { error: 'must be text, or a whole number below 2^53' })
  .transform(readId);

/** The same in an address, where everything is text. */
export const businessIdText = written.transform(readId);

const plainWord = /^[\w.:-]{1,64}$/;

/** Who did something, by an id of the caller's that tells nothing of the person. */
export const opaqueId = z
  .string()
  .regex(plainWord, 'must be an opaque id, no name or address: 1 to 64 letters, digits, or . _ : -');

/** A word that code asks for, such as the outcome of a task. */
export const oneWord = z.string().regex(plainWord, 'must be one word: 1 to 64 letters, digits, or . _ : -');

function readId(given: string | number, context: z.RefinementCtx): string {
  const id = cleanField(String(given)).normalize('NFC');
  const fault = faultOf(id);
  if (fault) context.addIssue({ code: 'custom', message: fault });
  return fault ? z.NEVER : id;
}

function faultOf(id: string): string | undefined {
  if (id === '') return 'is empty';
  if (!id.isWellFormed() || /\p{Cc}/u.test(id)) return 'holds a control character, or half of one';
  if (id === '.' || id === '..') return 'cannot stand in an address';
  return encodeId(id).length > longest ? `is longer than ${longest} characters, counted as percent-encoded` : undefined;
}

export const identityFault = 'must be 1 to 128 characters, none of them a control, without a blank at its ends';

/** The source or the id of an event, to the letter: they tell one event from another. */
export const eventIdentity = z
  .string()
  .refine((given) => /^(?! )[^\p{Cc}]{1,128}(?<! )$/u.test(given), identityFault)
  .meta({ pattern: '^[!-~]([ -~]{0,126}[!-~])?$', description: 'Other signs are taken too, but no controls.' });
