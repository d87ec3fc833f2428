import type { ConsentAction } from '../../models/domain/consent/consent.ts';
import { isChatChannel } from '../../models/domain/message.ts';
import type { Reach } from '../../models/domain/consent/suppression.ts';
import type { ConsentDocument } from '../../models/documents/consents/record.ts';
import { becauseOf, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import type { OptOut } from '../../models/documents/opt-out.ts';
import type { ReplyDocument, ReplyHandling } from '../../models/documents/reply.ts';
import { noLongerAsked, type TeamTask } from '../../models/documents/team-task.ts';

const endings: Record<string, string> = {
  reset: 'was reset, and goes on',
  cancelled: 'was cancelled',
  terminated: 'was terminated',
  failed: 'failed',
};

/** How a run ended. */
export function endInWords(journey: string, status: string, outcome: string | undefined): string {
  if (status === 'completed') return `ended ${journey} by ${outcome ?? 'itself'}`;
  return `${journey} ${endings[status] ?? 'took too long'}`;
}

/** Where a text stands, and why. */
export function deliveryInWords(row: Delivery): string {
  const because = becauseOf(row);
  const instead = row.insteadOf ? ', in place of one that reached nobody' : '';
  return `${row.message}${instead}: ${row.state}${because ? `. ${because}` : ''}`;
}

const chatActs: Partial<Record<ReplyHandling, string>> = {
  'chat-linked': 'opened a chat',
  'chat-blocked': 'blocked the bot',
  'chat-moved': 'another contact has taken over the chat',
};

/** What became of what a person wrote, or what was done with a chat. */
export function replyInWords({ handling, channel }: Pick<ReplyDocument, 'handling' | 'channel'>): string {
  const act = handling && chatActs[handling];
  return act ? `${act} in ${channel}` : `replied, ${handling ?? 'not yet handled'}`;
}

/** How a task of the team came out, and which run an ambiguous reply went to. */
export function outcomeInWords({ question, outcome = 'done', chosenRun }: TeamTask): string {
  if (outcome === noLongerAsked) return `team asked no longer, since the run went on or ended: ${question}`;
  return `team settled as ${outcome}: ${question}${chosenRun ? `; the reply went to ${chosenRun}` : ''}`;
}

const acts: Record<ConsentAction, string> = {
  grant: 'agreed to',
  import: 'was recorded as agreeing to',
  withdraw: 'withdrew',
  refuse: 'refused',
  expire: 'was declared to agree no longer to',
};

/**
 * What a person agreed to, or wants no more.
 *
 * @param optOut what a withdrawal is the evidence of; absent where no opt-out, but this one consent was meant
 */
export function consentInWords(
  { action, purpose, brand, channel }: Pick<ConsentDocument, 'action' | 'purpose' | 'brand' | 'channel'>,
  optOut?: Pick<OptOut, 'by' | keyof Reach>,
): string {
  if (optOut?.by === 'carrier' && channel !== '*' && isChatChannel(channel))
    return `ended ${channel}: the bot was blocked there; other ways stay`;
  if (optOut) return optOutInWords(optOut);
  const what = purpose === '*' ? 'all marketing' : purpose;
  const whose = brand === '*' ? 'every brand' : brand;
  return `${acts[action]} ${what} of ${whose} by ${channel === '*' ? 'every channel' : channel}`;
}

function optOutInWords({ by, everything, matters = [] }: Pick<OptOut, 'by' | keyof Reach>): string {
  if (by === 'carrier') return 'ended everything: the operator takes nothing more for the number';
  if (everything) return 'ended everything: no more texts, but answers to what the person writes';
  if (matters.length > 0) return `ended marketing and this matter: ${matters.join(', ')}`;
  return 'ended marketing; texts about what the person has with us still come';
}
