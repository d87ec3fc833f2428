import PostalMime from 'postal-mime';
import { onTestFinished } from 'vitest';
import { smtp } from '../../../activities/providers/smtp/index.ts';
import { bouncesOf } from '../../../activities/providers/smtp/provider.ts';
import { letterNames } from '../../../activities/providers/smtp/return-path.ts';
import type { EmailStand, ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { dsn } from './reports.ts';
import { account, startMailServer } from './server.ts';

/** A mail server that others wrote, as the kit wants it. */
export async function smtpStand(): Promise<EmailStand> {
  return (await openServer({})).stand;
}

/** The same, whose letters come back to an address of the route. */
export async function bouncingStand(): Promise<ProviderStand> {
  const bouncesSecret = 'a secret of 4 tests';
  const { stand, letters } = await openServer({ bouncesTo: 'bounce@shop.example', bouncesSecret });
  const { right, stranger } = stand.settings;
  return {
    ...stand,
    settings: { right, stranger: { ...stranger, bouncesSecret: 'another secret of tests' } },
    provesBy: 'header',
    receipt: () =>
      Promise.resolve({
        method: 'POST',
        url: 'https://tidings.example/hooks/tested/receipts',
        headers: { authorization: `Bearer ${bouncesSecret}`, 'content-type': 'message/rfc822' },
        body: Buffer.from(dsn({ to: letters.at(-1)?.from ?? '' })),
        receivedAt: new Date(),
      }),
  };
}

async function openServer(bounces: { bouncesTo?: string; bouncesSecret?: string }) {
  const { port, letters, close } = await startMailServer({ authOptional: false, allowInsecureAuth: true });
  onTestFinished(close);
  const at = (where: string, security: string) => ({
    ...account,
    ...bounces,
    host: '127.0.0.1',
    port: where,
    security,
    from: 'news@shop.example',
  });
  const right = at(String(port), 'none');
  const arrange = (name: string) => () => Promise.resolve({ to: `${name}@mail.example` });
  const stand: EmailStand = {
    declaration: smtp,
    to: 'reader@mail.example',
    settings: { right, stranger: { ...right, password: 'another password' } },
    settingsAt: ({ port: where, protocol }) => at(where, protocol === 'https:' ? 'tls' : 'none'),
    refusals: { number: arrange('dead'), content: arrange('content'), other: arrange('policy') },
    throttle: arrange('once'),
    loseAnswer: arrange('lost'),
    cutOff: arrange('cut'),
    knowsRepetition: false,
    taken: async (reference) => {
      const read = await Promise.all(letters.map(({ raw }) => PostalMime.parse(raw)));
      const { messageId: own } = letterNames(reference, 'shop.example', bouncesOf(bounces));
      return read.filter(({ messageId }) => messageId === `<${own}>`).map(({ text = '' }) => text.trimEnd());
    },
  };
  return { stand, letters };
}
