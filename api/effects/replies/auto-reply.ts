import { defined } from '../../../models/domain/defined.ts';
import { defaultBrand } from '../../../models/installation.ts';
import { isChatChannel } from '../../../models/domain/message.ts';
import { encodeId } from '../../../models/domain/encode.ts';
import { milliseconds, type Duration } from '../../../models/domain/time/duration.ts';
import { claimAutoReply } from '../../../models/documents/auto-reply.ts';
import { DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { hashId } from '../../../models/documents/hash-id.ts';
import type { ReplyDocument } from '../../../models/documents/reply.ts';
import type { AutoReplyName, AutoReplyStart } from '../../../workflows/own/auto-reply.ts';
import type { Runs } from '../../runs/temporal.ts';

/** A confirmation that comes later than this is none: FCC 64.1200(a)(12). */
const answerWithin = milliseconds('5 minutes');

/** The same answer again only after this long; two machines that answer each other soon fall silent. */
const rest: Record<AutoReplyName, Duration> = {
  stopped: '24 hours',
  'stopped-matter': '24 hours',
  'stopped-all': '24 hours',
  'data-request': '24 hours',
  'data-stopped': '24 hours',
  restored: '24 hours',
  reopened: '24 hours',
  'chat-linked': '1 minute',
  help: '10 minutes',
};

/** Two machines that ask and answer HELP all day cost no more than these. */
const mostHelpADay = 4;

async function answeredEnough(what: AutoReplyName, contactId: string, at: Date): Promise<boolean> {
  if (what !== 'help') return false;
  const createdAt = { $gte: new Date(at.getTime() - milliseconds('1 day')) };
  const given = await DeliveryModel.countDocuments({ contactId, message: 'auto-reply/help', createdAt });
  return given >= mostHelpADay;
}

/**
 * Answers a reply with one text in the name of the brand that wrote last, unless it was so answered lately: a contact by SMS, and
 * each chat for itself, since nobody reads in one what was said in another.
 */
export async function sendAutoReply(
  runs: Runs,
  { what, undo }: { what: AutoReplyName; undo?: true },
  contactId: string,
  reply: ReplyDocument & { addressHash?: string },
): Promise<void> {
  const notAfter = new Date(reply.at.getTime() + answerWithin);
  if (notAfter <= new Date() || (await answeredEnough(what, contactId, reply.at))) return;
  const chat = reply.channel && isChatChannel(reply.channel) ? reply.channel : undefined;
  // A chat may become that of somebody else, who has been told nothing yet.
  const whom = chat && reply.addressHash ? `${reply.addressHash} ${contactId}` : contactId;
  if (!(await claimAutoReply(`${whom} ${what}`, reply._id, reply.at, milliseconds(rest[what])))) return;
  const last = await DeliveryModel.findOne({ contactId }).sort({ createdAt: -1 }).select('brand').lean();
  const id = hashId(reply._id);
  const start: AutoReplyStart = defined({
    contactId,
    event: { source: 'reply', id },
    answer: what,
    brand: last?.brand ?? defaultBrand,
    undo,
    channel: chat,
    notAfter: notAfter.toISOString(),
  });
  const summary = `answer ${what}`;
  const workflowId = `auto-reply/${encodeId(contactId)}/${id}`;
  await runs.start({ workflowId, workflowType: 'autoReply', businessKey: undefined, summary, start, once: true });
}
