import { z } from 'zod';

/** What texts may say of a contact, and journeys ask. */
export const attributes = {
  firstName: z.string(),
  city: z.string(),
  plan: z.enum(['free', 'pro']),
  keyAccount: z.boolean(),
};
