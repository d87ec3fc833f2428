import { attributes } from './start.ts';

/** Types of the search attributes, as a namespace must have them. */
export const attributeTypes: Readonly<Record<string, string>> = {
  [attributes.contactId]: 'Keyword',
  [attributes.stage]: 'Keyword',
  [attributes.nextWakeAt]: 'Datetime',
  [attributes.outcome]: 'Keyword',
  [attributes.businessKey]: 'Keyword',
};
