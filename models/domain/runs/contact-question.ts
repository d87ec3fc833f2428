/** What a story asks of its contact: whether an attribute has this value, or any. */
export interface ContactQuestion {
  contactId: string;
  attribute: string;
  value?: string | number | boolean | undefined;
}
