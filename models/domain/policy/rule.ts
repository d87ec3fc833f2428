import type { Cap } from '../deliveries/frequency-cap.ts';
import type { Channel, Kind, Topic } from '../message.ts';
import type { Hours } from '../time/window.ts';

/** An ISO 3166 country or subdivision, or `EU` for every member state. */
export type Place = string;

/**
 * What a message must carry, beyond being allowed: a way out; who sends it, by a sender that is the brand's name or in the
 * text; who is owed, in the text itself and with a number; a label at its very beginning.
 */
export type Footer = 'opt-out' | 'sender' | 'creditor' | { readonly label: string };
type SenderRule = 'numeric' | 'registered';

/**
 * One rule of law, of the operators, or of the house. Rules only ever take away: hours are intersected, caps are
 * added, one that forbids outweighs all that allow. So a rule of the organisation can narrow and never widen.
 */
export interface Rule {
  /** Stable; stored with the decision it made. */
  id: string;
  /** Where it holds; absent means everywhere. */
  where?: readonly Place[];
  /** What it is about; absent means all. */
  kind?: Kind;
  channels?: readonly Channel[];
  about?: Topic;
  /** The rule in one sentence, as support would tell it. */
  says: string;
  /** The norm it comes from. */
  source: string;
  /** `law` binds; `operator` is enforced by the networks; `preset` is custom, where the law names no figure. */
  basis: 'law' | 'operator' | 'preset' | 'organisation';
  /** False where the norm was not read again when the rule was written: have it checked before you rely on it. */
  checked: boolean;

  forbids?: true;
  /** Marketing needs prior consent; said so that a refusal can name the norm. */
  consent?: true;
  /** The sender must be able to show that consent. */
  evidence?: true;
  hours?: Hours;
  caps?: readonly Cap[];
  footer?: Footer;
  sender?: SenderRule;
  /** STOP to such a text ends its matter besides marketing. */
  stopEnds?: 'matter';
}
