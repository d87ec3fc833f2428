import type { OutboundPush, SendOutcome } from '../../models/domain/deliveries/provider.ts';

/** Which of several ends speaks for all, where nobody got it: first what may have arrived, last that no device is there. */
const speaks = ['unknown', 'throttled', 'not-sent', 'rejected'] as const;

/**
 * Hands a notification to every device of a person at once. It is accepted where one of them is: the person has it. A refusal of
 * the address means that this device is there no more, and only where that holds for all is nobody reached.
 *
 * @param send hands it to the device at an address of the service
 */
export async function toDevices(
  devices: OutboundPush['devices'],
  send: (address: string) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const answers = await Promise.all(devices.map(async ({ id, address }) => ({ id, answer: await send(address) })));
  const gone = answers.flatMap(({ id, answer }) => (isGone(answer) ? [id] : []));
  const found = gone.length > 0 ? { gone } : {};
  const outcomes = answers.map(({ answer }) => answer);
  const accepted = outcomes.find(({ outcome }) => outcome === 'accepted');
  if (accepted) return { ...accepted, ...found };
  const others = outcomes.filter((answer) => !isGone(answer));
  const speaker = speaks.flatMap((wanted) => others.filter(({ outcome }) => outcome === wanted))[0];
  if (speaker) return speaker.outcome === 'rejected' ? { ...speaker, ...found } : speaker;
  const refused = outcomes.find(isGone);
  return { ...(refused ?? { outcome: 'rejected', cause: 'number', code: 'no-device' }), ...found };
}

function isGone(answer: SendOutcome): answer is Extract<SendOutcome, { cause: unknown }> & { cause: 'number' } {
  return answer.outcome === 'rejected' && answer.cause === 'number';
}
