import { z } from 'zod';

/** A contact is on at most so many lists. */
export const mostLists = 100;

/** What a list of contacts may be called. */
export const listName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{0,63}$/,
    'must be 1 to 64 lower-case letters, digits, dots and dashes, none of the last two in front',
  );

/** Whether these lists would be too many for a contact, with those that it is on already. */
export function hasNoRoom(lists: readonly string[] = [], joins: readonly string[]): boolean {
  const fresh = joins.filter((list) => !lists.includes(list));
  return fresh.length > 0 && lists.length + fresh.length > mostLists;
}
