/** Somebody else has taken or held a slot of this contact since it was read; what was decided may not hold. */
export class SlotTaken extends Error {
  override readonly name = 'SlotTaken';
}
