import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { SendOutcome } from '../../models/domain/deliveries/provider.ts';
import { addressOf } from '../../models/domain/addresses.ts';
import { readEmailAddress } from '../../models/domain/email-address.ts';
import { isChatChannel, isOfChat } from '../../models/domain/message.ts';
import { readPhoneNumber } from '../../models/domain/numbers/phone-number.ts';
import { senderFor } from '../../models/domain/numbers/senders.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { ReceiptModel } from '../../models/documents/deliveries/receipt.ts';
import { storeInbound } from '../../models/documents/store-inbound.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { variablesHere } from '../dev/variables-here.ts';
import { checkMasterKey } from '../wiring/check-master-key.ts';
import { readConfiguration } from '../wiring/configuration.ts';
import { environments } from '../wiring/environments.ts';
import type { Gateway } from '../wiring/gateways.ts';
import { addressHash } from '../wiring/keys.ts';
import { openDatabaseNow } from '../wiring/open-database.ts';

interface Asked {
  route: string;
  to: string | undefined;
  wait: string | undefined;
}

/** After these nothing more is to come. */
const last = ['delivered', 'read', 'undeliverable', 'expired', 'rejected', 'blocked'];

/**
 * Sends a text of its own words, so that nobody sends others this way, and tells what the gateway answers and reports. The
 * reports come by the api, which must run. Exit code 1 where it was not accepted, or no report came in time.
 *
 * @throws SetUpError for a route that there is not, a number that is none, and one that has opted out
 */
export async function runSendTest({ route, to = '', wait = '' }: Asked): Promise<void> {
  const { config, gateways, senders } = readConfiguration(environments.worker, variablesHere());
  const names = gateways.map(({ name }) => name);
  const gateway = gateways.find(({ name }) => name === route);
  if (!gateway) throw unfit(`TIDINGS_ROUTES has no route ${route}, but ${names.join(', ')}.`);
  const reader = readerOf(gateway, to);
  if (!/^\d{1,4}$/.test(wait)) throw unfit('--wait must be a whole number of seconds.');
  const sender = senders ? senderFor(senders, route, reader.country, []) : config.TIDINGS_SENDER;
  if (sender === undefined && addressOf(gateway.channel).isNumber)
    throw unfit(`TIDINGS_SENDERS_FILE has no sender for ${route}.`);

  await openDatabaseNow(config.MONGODB_URI);
  const opened = openedBy(gateway, { route, sender });
  try {
    await checkMasterKey(config.TIDINGS_MASTER_KEY);
    if (
      await SuppressionModel.exists({
        _id: addressHash(config.TIDINGS_MASTER_KEY)(addressOf(gateway.channel).keyOf(reader.to)),
      })
    )
      throw unfit('This address has opted out, so it gets no test either.');
    opened.listen?.(storeInbound({ name: route, channel: gateway.channel }));
    // As long as the id of a delivery, for which there is room everywhere.
    const reference = `send-test-${randomBytes(6).toString('hex')}`;
    const answer = await opened.send({ to: reader.to, reference });
    console.log(`${route}: ${inWords(answer)}`);
    if (answer.outcome !== 'accepted') process.exitCode = 1;
    else if (gateway.channel === 'email')
      console.log('A mail server does not report what arrives: look into the mailbox.');
    else if (gateway.channel === 'push') console.log('A service reports nothing more: look at the device.');
    else if (isOfChat(gateway)) console.log('A messenger reports nothing more: look into the chat.');
    else if (!(await follow(reference, answer.providerId, Number(wait)))) process.exitCode = 1;
  } finally {
    await opened.close();
    await disconnectDatabase();
  }
}

/** Whom the channel reaches by what was written. */
function readerOf(gateway: Gateway, written: string): { to: string; country?: string | undefined } {
  const { channel } = gateway;
  if (channel === 'email') {
    const to = readEmailAddress(written);
    if (to === undefined) throw unfit('--to must be an e-mail address, such as ann@shop.example.');
    return { to };
  }
  if (isChatChannel(channel)) {
    if (!/^\d{1,20}$/.test(written)) throw unfit('--to must be the id of a chat, as a contact has it: 123456789.');
    return { to: written };
  }
  if (gateway.channel === 'push') {
    const device = gateway.device.schema.safeParse(given(written));
    if (!device.success)
      throw unfit('--to must be what the app or the page is known by: a token, or a subscription as JSON.');
    return { to: device.data };
  }
  const number = readPhoneNumber(written);
  if (!number.ok) throw unfit('--to must be a phone number with its country, such as +447700900123.');
  return { to: number.e164, country: number.country };
}

/** The subscription of a browser is JSON, a token is not. */
function given(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

/** What sends the test, in the words of its channel. */
function openedBy(gateway: Gateway, { route, sender = '' }: { route: string; sender: string | undefined }) {
  const now = new Date();
  const text = `Test of the route ${route} at ${now.toISOString().slice(11, 19)} UTC.`;
  const common = { text, validUntil: new Date(now.getTime() + 600_000) };
  type To = Record<'to' | 'reference', string>;
  if (gateway.channel === 'email') {
    const provider = gateway.open();
    const letter = { ...common, subject: `Test of the route ${route}`, locale: 'en' };
    return { send: (to: To) => provider.send({ ...letter, ...to }), listen: undefined, close: () => provider.close() };
  }
  if (gateway.channel === 'push') {
    const provider = gateway.open();
    const notification = { ...common, title: `Test of ${route}` };
    const send = ({ to, reference }: To) =>
      provider.send({ ...notification, reference, devices: [{ id: reference, address: to }] });
    return { send, listen: undefined, close: () => provider.close() };
  }
  if (isOfChat(gateway)) {
    const provider = gateway.open();
    return { send: (to: To) => provider.send({ ...common, ...to }), listen: undefined, close: () => provider.close() };
  }
  const provider = gateway.open();
  const message = { ...common, sender, encoding: 'gsm7', parts: 1 } as const;
  const listen = provider.listen?.bind(provider);
  return { send: (to: To) => provider.send({ ...message, ...to }), listen, close: () => provider.close() };
}

function inWords(answer: SendOutcome): string {
  switch (answer.outcome) {
    case 'accepted':
      return `accepted, as ${answer.providerId}`;
    case 'rejected':
      return `refused (${answer.cause}, code ${answer.code})`;
    case 'throttled':
      return `asks to wait for ${answer.retryAfterMs / 1_000} s`;
    case 'not-sent':
      return `cannot be reached (${answer.code}); nothing was sent`;
    case 'unknown':
      return `its answer was lost or cannot be read (${answer.code}); the text may have left`;
  }
}

/** Tells each report as it comes; the rows are nobody else's, and go when they have been told. */
async function follow(reference: string, providerId: string, seconds: number): Promise<boolean> {
  const giveUpAt = Date.now() + seconds * 1_000;
  const told = new Set<string>();
  const mine = { $or: [{ reference }, { providerId }] };
  let ended = false;
  while (!ended && Date.now() < giveUpAt) {
    const rows = await ReceiptModel.find(mine).sort({ receivedAt: 1 }).lean();
    for (const { _id, status, errorCode } of rows.filter((row) => !told.has(row._id))) {
      told.add(_id);
      console.log(`reported: ${status}${errorCode ? ` (${errorCode})` : ''}`);
    }
    ended = rows.some(({ status }) => last.includes(status));
    if (!ended) await setTimeout(250);
  }
  await ReceiptModel.deleteMany(mine);
  if (told.size === 0)
    console.log(
      `No report in ${seconds} s: the api must run, and be reached under PUBLIC_URL by a gateway that calls back. See docs/gateways.`,
    );
  return told.size > 0;
}

function unfit(message: string): SetUpError {
  return new SetUpError('arguments-unfit', message);
}
