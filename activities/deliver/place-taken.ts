/** Somebody else has taken or held a place of this contact since it was read; what was decided may not hold. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
}
