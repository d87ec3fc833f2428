import { contactHook } from 'tidings/config';
import { z } from 'zod';

const field = z.object({
  code: z.string().optional(),
  name: z.string().optional(),
  values: z.array(z.object({ value: z.string() })).optional(),
});
const contact = z.object({
  id: z.string(),
  last_modified: z.coerce.number().optional(),
  custom_fields: z.array(field).default([]),
});
const told = z.object({
  contacts: z.object({ add: z.array(contact).default([]), update: z.array(contact).default([]) }).optional(),
});

/** The first value of a field that amoCRM knows by its code, or the account by its name. */
function valueOf({ custom_fields: fields }: z.output<typeof contact>, name: string): string | undefined {
  return fields.find((each) => (each.code ?? each.name) === name)?.values?.[0]?.value;
}

/** Contacts that were added or changed in amoCRM; its other news tell of none. */
export const amocrm = contactHook({
  proof: { by: 'address' },
  read: (body) => {
    const { contacts } = told.parse(body);
    return [...(contacts?.add ?? []), ...(contacts?.update ?? [])].map((each) => ({
      id: `amo-${each.id}`,
      at: each.last_modified ? new Date(each.last_modified * 1_000) : undefined,
      country: 'RU',
      phone: valueOf(each, 'PHONE'),
      email: valueOf(each, 'EMAIL'),
      attributes: { city: valueOf(each, 'Город') },
      lists: { partners: valueOf(each, 'Тип клиента') === 'Партнёр' },
    }));
  },
});
