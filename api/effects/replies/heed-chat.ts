import { isChatChannel } from '../../../models/domain/message.ts';
import type { ChatAct } from '../../../models/domain/deliveries/provider.ts';
import { milliseconds } from '../../../models/domain/time/duration.ts';
import { endedNow } from '../../../models/documents/across/ended-now.ts';
import { claimAutoReply } from '../../../models/documents/auto-reply.ts';
import { contactOfHandle, linkChat } from '../../../models/documents/contacts/chats.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { finish } from '../../../models/documents/owing.ts';
import { ReplyModel, type ReplyDocument, type ReplyHandling } from '../../../models/documents/reply.ts';
import { liftCarrier } from '../../../models/documents/suppression.ts';
import type { ApiContext } from '../../context.ts';
import { optOut } from '../consents/opt-out.ts';
import { sendAutoReply } from './auto-reply.ts';
import type { Sender } from './sender.ts';
import { tellFormerOwners } from './tell-former-owners.ts';

type ChatContext = Pick<ApiContext, 'runs' | 'log' | 'metrics' | 'limits' | 'chatLinks' | 'hashAddress'>;

/** A stranger who presses the button again and again is told once in this time. */
const toldAgainMs = milliseconds('10 minutes');

/**
 * Gives its effect to what was done with a chat: opened by a link of ours it becomes that of the contact whom the link names, and
 * opened again it gets messages again; blocked, it gets none. May be repeated.
 *
 * @param holders the contacts whose chat it is
 */
export async function heedChat(
  context: ChatContext,
  reply: ReplyDocument & { act: ChatAct },
  sender: Sender | undefined,
  holders: Contact[],
): Promise<void> {
  const { runs, metrics, limits } = context;
  const { contact, handling } = sender ? await heed() : { contact: holders[0], handling: 'chat-unknown' as const };
  const kept = contact ? { contactId: contact._id } : { expiresAt: new Date(Date.now() + limits.keepStrangersMs) };
  // Whoever is not known is answered by the id of the chat, which goes once that is done.
  const $unset = contact ? ({ text: 1, from: 1 } as const) : ({ text: 1 } as const);
  await finish(ReplyModel, { _id: reply._id }, { $set: { handling, ...kept }, $unset });
  metrics.replies.inc({ handling });

  async function heed(): Promise<{ contact: Contact | undefined; handling: ReplyHandling }> {
    if (reply.act === 'blocked') return { contact: await block(), handling: 'chat-blocked' };
    const contact = (await connect()) ?? holders[0];
    if (!contact) {
      await answerStranger();
      return { contact, handling: 'chat-unknown' };
    }
    const { addressHash = '' } = sender ?? {};
    await liftCarrier(addressHash, reply.at);
    // It says what can come now; to who has ended everything nothing comes.
    const ended = await endedNow(contact._id, context.hashAddress);
    if (!ended?.everything) await sendAutoReply(runs, { what: 'chat-linked' }, contact._id, { ...reply, addressHash });
    return { contact, handling: 'chat-linked' };
  }

  /** The contact whom the link names, with the chat as its own. */
  async function connect(): Promise<Contact | undefined> {
    const { text = '', at, channel } = reply;
    const handle = context.chatLinks.handleIn(text, at);
    if (!sender || !handle || !channel || !isChatChannel(channel)) return undefined;
    const contact = await contactOfHandle(handle);
    if (!contact) return undefined;
    const others = holders.filter(({ _id }) => _id !== contact._id);
    // Before they lose it: once they have, nothing tells a second try whose it was.
    await tellFormerOwners(reply, others);
    return linkChat(contact._id, { channel, id: sender.address, hash: sender.addressHash });
  }

  /** Nothing more can be sent there, and marketing by this messenger needs a new consent; unless it was opened again since. */
  async function block(): Promise<Contact | undefined> {
    const { _id, at, route, channel } = reply;
    const [contact] = holders;
    if (contact && sender && !(await isOpenedSince(contact._id)))
      await optOut(context, {
        _id,
        by: 'carrier',
        addressHash: sender.addressHash,
        source: `blocked in ${route}`,
        at,
        ...(channel ? { channel } : {}),
      });
    return contact;
  }

  /** Messengers tell again what they could not, so an older act may come after a newer one. */
  async function isOpenedSince(contactId: string): Promise<boolean> {
    const { at, channel } = reply;
    const later = { contactId, act: 'started' as const, at: { $gt: at }, ...(channel ? { channel } : {}) };
    return (await ReplyModel.exists(later)) !== null;
  }

  async function answerStranger(): Promise<void> {
    const { _id, at } = reply;
    if (!sender || !(await claimAutoReply(`chat ${sender.addressHash}`, _id, at, toldAgainMs))) return;
    await runs.startChatAnswer(_id);
  }
}
