/** Tags of the optional parameters that Tidings writes or reads: SMPP 3.4, section 5.3.2. */
export const tags = {
  receiptedMessageId: 0x001e,
  joinedReference: 0x020c,
  joinedTotal: 0x020e,
  joinedSequence: 0x020f,
  networkErrorCode: 0x0423,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const;
