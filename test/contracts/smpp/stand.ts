import { onTestFinished } from 'vitest';
import { smpp } from '../../../activities/providers/smpp/index.ts';
import type { SessionStand } from '../../../cli/testing/provider-stand.ts';
import { shownTexts, startPeer } from './peer.ts';

/** The SMSC that others wrote, as the kit wants it. @param more settings of the route */
export async function smppStand(more: Record<string, string> = {}): Promise<SessionStand> {
  const peer = await startPeer();
  onTestFinished(peer.close);
  const right = { systemId: 'tidings', password: 'secret', ...more, url: `smpp://127.0.0.1:${peer.port}` };
  const refuse = (status: number) => () => peer.set({ status });
  return {
    declaration: smpp,
    settings: { right, stranger: { ...right, password: 'guessed' } },
    settingsAt: ({ protocol, host }) => ({ ...right, url: `${protocol === 'https:' ? 'smpps' : 'smpp'}://${host}` }),
    refusals: { number: refuse(0x0b), content: refuse(0x01), sender: refuse(0x0a), other: refuse(0x45) },
    throttle: () => peer.set({ throttle: 1 }),
    loseAnswer: () => peer.set({ dropAfter: 1 }),
    cutOff: () => peer.set({ dropBefore: 1 }),
    knowsRepetition: false,
    taken: async () => shownTexts(await peer.taken()),
    reportTwice: () => peer.set({ dupReceipt: 1 }),
    reply: (from, text) => peer.deliver(from.slice(1), '5005550006', Buffer.from(text, 'utf16le').swap16()),
  };
}
