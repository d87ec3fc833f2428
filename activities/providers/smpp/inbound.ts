import type { Inbound } from '../../../models/domain/deliveries/provider.ts';
import { decodeText } from './alphabets.ts';
import { contentOf } from './inbound-parts.ts';
import { joinReplies } from './joined-replies.ts';
import type { Body, Pdu } from './pdu.ts';
import { readReceipt, type IdFormat } from './receipt.ts';
import { knowRepetitions } from './repetitions.ts';
import type { Session } from './session.ts';
import { status } from './statuses.ts';

/** What a message from the SMSC is, by the bits of its `esm_class`: SMPP 3.4, section 5.2.12. */
const kinds = { mask: 0x3c, reply: 0x00, receipt: 0x04, intermediate: 0x20 } as const;

/** Takes what an SMSC tells: receipts and replies. */
export interface Receiver {
  /** The status of the answer: taken only once it is stored, and kept by the SMSC where it could not be. */
  take(message: Pdu<'deliver_sm'>, session: Pick<Session, 'endedAt'>): Promise<number>;
  close(): Promise<void>;
}

export function receiveInto(inbound: Inbound, idFormat: IdFormat): Receiver {
  const repetitions = knowRepetitions();
  const joined = joinReplies(({ id, from, to, dataCoding, octets }) =>
    inbound.replies([{ id, from, to, text: decodeText(dataCoding, octets) ?? '', at: new Date() }]),
  );

  async function takeReceipt({ body, tlvs }: Pdu<'deliver_sm'>): Promise<number> {
    const text = contentOf(body, tlvs)?.octets.toString('latin1') ?? '';
    const receipts = readReceipt(text, tlvs, idFormat, new Date());
    if (!receipts) return status.permanentFailure;
    await inbound.receipts(receipts);
    return status.ok;
  }

  async function takeReply(message: Pdu<'deliver_sm'>, session: Pick<Session, 'endedAt'>): Promise<number> {
    const { body, tlvs } = message;
    const content = contentOf(body, tlvs);
    const text = content && decodeText(body.dataCoding, content.octets);
    if (!content || text === undefined) return status.permanentFailure;
    const [from, to] = [numberOf(body), body.destination];
    const { octets, part } = content;
    if (part) {
      const { dataCoding } = body;
      return (await joined.add({ from, to, dataCoding, octets, ...part })) ? status.ok : status.queueFull;
    }
    const { id, answered } = repetitions.hear(JSON.stringify([from, to, text]), session);
    await inbound.replies([{ id, from, to, text, at: new Date() }]);
    answered();
    return status.ok;
  }

  return {
    async take(message, session) {
      const kind = message.body.esmClass & kinds.mask;
      try {
        if (kind === kinds.receipt || kind === kinds.intermediate) return await takeReceipt(message);
        return kind === kinds.reply ? await takeReply(message, session) : status.permanentFailure;
      } catch {
        return status.temporaryFailure;
      }
    },
    close: () => joined.close(),
  };
}

/** International numbers have no plus in SMPP: their type says so. */
function numberOf({ source, sourceTon }: Body<'deliver_sm'>): string {
  return sourceTon === 1 && /^\d+$/.test(source) ? `+${source}` : source;
}
