import { misfits } from '../../models/attributes.ts';
import { contactInput } from '../../models/domain/contact.ts';
import { defined } from '../../models/domain/defined.ts';
import type { Person } from './person.ts';

/** @throws Error that names the field of a person which the api would refuse for a contact */
export function refuseUnfit({ phone, email, country, locale, timeZone, attributes = {} }: Person): void {
  const read = contactInput.safeParse(
    defined<Partial<Person>>({ phone, email, country, locale, timeZone, attributes }),
  );
  const [issue] = read.error?.issues ?? [];
  if (issue) throw new Error(`person: ${issue.path.join('.')}: ${issue.message}`);
  const [misfit] = misfits(attributes);
  if (misfit) throw new Error(`person: attributes.${misfit.name}: ${misfit.detail}`);
}
