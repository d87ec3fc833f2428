import PQueue from 'p-queue';
import { readEmailAddress } from '../../../models/domain/email-address.ts';
import type { EmailProvider, OutboundEmail, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { observedBody } from '../observed-body.ts';
import { readFailure } from './answer.ts';
import { receiptsOf } from './callbacks.ts';
import { settledBy, smtpConnections } from './connections.ts';
import { domainOf, writeLetter, type Letterhead, type Mailbox } from './letter.ts';
import { bounceMailbox } from './mailbox.ts';
import type { Bounces } from './return-path.ts';

export interface SmtpSettings {
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  ca?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  from: string;
  replyTo?: string | undefined;
  dkimDomain?: string | undefined;
  dkimSelector?: string | undefined;
  dkimKey?: string | undefined;
  bouncesTo?: string | undefined;
  bouncesSecret?: string | undefined;
  imapHost?: string | undefined;
  imapPort: number;
  imapSecurity: 'tls' | 'starttls' | 'none';
  imapUser?: string | undefined;
  imapPassword?: string | undefined;
  imapFolder: string;
  imapCa?: string | undefined;
  connections: number;
}

/** For one letter, with the wait for its turn: nothing of it leaves later. */
const timeoutMs = 14_500;

/**
 * Hands letters to a server by SMTP. The server knows no reference and no repetition, so a letter whose answer was lost
 * stays unknown; until the server has asked for its content, nothing of it has left.
 */
export function smtpProvider(settings: SmtpSettings): EmailProvider {
  const { host, port, security, ca, user, password } = settings;
  const phases = { connectionTimeout: 3_000, dnsTimeout: 3_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
  const secured = { secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' };
  const account = user !== undefined && password !== undefined ? { user, pass: password } : undefined;
  const connections = smtpConnections(
    { host, port, ...secured, ...phases, tls: ca === undefined ? {} : { ca } },
    account,
  );
  const turns = new PQueue({ concurrency: settings.connections });
  const letterhead = letterheadOf(settings);
  const mailbox = followed(settings, letterhead);
  return {
    sender: letterhead.from.name || letterhead.from.address,
    async send(message) {
      const giveUp = AbortSignal.timeout(timeoutMs);
      try {
        return await turns.add(() => hand(message, giveUp), { signal: giveUp });
      } catch (error) {
        // It was not its turn in time, or it could not be written.
        return { outcome: 'not-sent', code: giveUp.aborted ? 'no-turn' : failureCode(error) };
      }
    },
    ...(mailbox ? { listen: mailbox.listen } : {}),
    async close() {
      await mailbox?.close();
      await turns.onIdle();
      connections.close();
    },
  };

  async function hand(message: OutboundEmail, giveUp: AbortSignal): Promise<SendOutcome> {
    const { envelope, messageId, content } = await writeLetter(message, letterhead);
    const body = observedBody(content);
    let connection;
    try {
      const taken = (connection = await connections.take(giveUp));
      await settledBy(taken, giveUp, (done) => taken.send(envelope, body, done));
      connections.giveBack(taken);
      return { outcome: 'accepted', providerId: messageId };
    } catch (error) {
      connection?.close();
      return readFailure(error, body.asked);
    }
  }
}

function letterheadOf(settings: SmtpSettings): Letterhead {
  const { from, replyTo, dkimDomain, dkimSelector, dkimKey } = settings;
  const isSigned = dkimDomain !== undefined && dkimSelector !== undefined && dkimKey !== undefined;
  return {
    from: mailboxOf(from),
    ...(replyTo ? { replyTo: mailboxOf(replyTo) } : {}),
    ...(isSigned ? { dkim: { domainName: dkimDomain, keySelector: dkimSelector, privateKey: dkimKey } } : {}),
    bounces: bouncesOf(settings),
  };
}

/** The mailbox to which bounces come; undefined where the route names none, and is told of them by its hook. */
function followed(
  { imapHost: host, imapPort: port, imapUser: user, imapPassword: password, ...rest }: SmtpSettings,
  { bounces, from }: Letterhead,
) {
  if (!bounces || host === undefined || user === undefined || password === undefined) return undefined;
  const { imapSecurity: security, imapFolder: folder, imapCa: ca } = rest;
  return bounceMailbox({ host, port, security, user, password, folder, ca }, (raw, receivedAt) =>
    receiptsOf(raw, receivedAt, { bounces, domain: domainOf(from) }),
  );
}

/** Where the route wants bounces; undefined where it says nothing of them. */
export function bouncesOf({
  bouncesTo: to,
  bouncesSecret: secret,
}: Pick<SmtpSettings, 'bouncesTo' | 'bouncesSecret'>): Bounces | undefined {
  return to !== undefined && secret !== undefined ? { to, secret } : undefined;
}

/** `Example Shop <news@shop.example>` in its parts. */
export function mailboxOf(written: string): Mailbox {
  const name = /^([^<]*)</.exec(written)?.[1] ?? '';
  return { name: name.trim().replaceAll('"', ''), address: readEmailAddress(written) ?? written };
}
