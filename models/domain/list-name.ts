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

/** Whether one more list would be too many for a contact that is on these. */
export function hasNoRoom(lists: readonly string[] | undefined, list: string): boolean {
  return lists !== undefined && lists.length >= mostLists && !lists.includes(list);
}
