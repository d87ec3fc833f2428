import { contactInput } from '../../../models/domain/contact.ts';
import type { Candidate } from './judge-events.ts';
import { faultsOf, type Fault } from '../../http/problems.ts';

/** Reads the number that an event brings without its country by the one that the contact has, as an import does. */
export function readNational(candidate: Candidate, country: string | undefined): Fault[] {
  if (!candidate.national) return [];
  const written = { ...candidate.national, country };
  const read = contactInput.safeParse(written);
  if (!read.success) return faultsOf(read.error, written, '/data/contact');
  // Nobody has stated it here: it is what we have.
  delete read.data.statedCountry;
  candidate.brings = read.data;
  return [];
}
