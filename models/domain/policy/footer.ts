import { isSenderOf, namesSender } from './names-sender.ts';
import type { Footer } from './rule.ts';
import { saysHowToStop } from './says-how-to-stop.ts';

/** What decides how a demand is met. */
export interface Imprint {
  /** How the text says that one can opt out: by a reply, or where nobody can reply, by the link behind it. */
  optOut: { byReply: string; byLink: string };
  /** As its readers know the brand. */
  brand: string;
  /** Its other names, which say as well who sends: those of other languages, and the legal one. */
  otherNames?: readonly string[];
  /** A name or a number. */
  sender: string;
  unsubscribeUrl: string;
  /** It can be answered whatever its sender is, as a chat can; else only where the sender is a number. */
  replyable?: true;
  /** The text without words from outside, where it has such: an order called STOP tells nobody how to opt out. */
  own?: string;
}

/** What a place demands of a message, added where the text does not say it itself. */
export function withFooters(text: string, footers: readonly Footer[], imprint: Imprint): string {
  const { optOut, sender, unsubscribeUrl, own = text, replyable = isNumber(sender) } = imprint;
  const labels = [...new Set(footers.flatMap((footer) => (typeof footer === 'object' ? footer.label : [])))];
  const led = ledBy(text, own, labels);
  const missing = labels.filter((label) => !led.includes(label));
  const rest = text.trimStart().slice(led.length);
  const named = signed(rest, own, footers, imprint);
  // Labels stand first, before the name as well; a text that lacks nothing stays as it is.
  const labelled = named === rest ? text : [led.trimEnd(), named.trimStart()].filter(Boolean).join(' ');
  const whole = [...missing, labelled].join(' ');
  // Where nobody can reply, only the link is a way out.
  const said = own.includes(unsubscribeUrl) || (replyable && saysHowToStop(own));
  if (!footers.includes('opt-out') || said) return whole;
  return `${whole}\n${replyable ? optOut.byReply : `${optOut.byLink}: ${unsubscribeUrl}`}`;
}

/** The labels with which a text begins by its own words, with what is between them; empty where there are none. */
function ledBy(text: string, own: string, labels: readonly string[]): string {
  const [words, ownWords] = [text.trimStart(), own.trimStart()];
  let length = 0;
  for (;;) {
    const behind = words.slice(length).trimStart();
    const label = labels.find((each) => startsWithLabel(behind, each));
    if (label === undefined) break;
    const end = words.length - behind.length + label.length;
    if (!ownWords.startsWith(words.slice(0, end))) break;
    length = end;
  }
  return words.slice(0, length);
}

/** "AD" does not label an "ADVENTURE". */
function startsWithLabel(text: string, label: string): boolean {
  const goesOn = /[\p{L}\p{N}]$/u.test(label) && /^[\p{L}\p{N}]/u.test(text.slice(label.length));
  return text.startsWith(label) && !goesOn;
}

/**
 * The text behind the name that it must give and does not. Whose it is must not be hidden (Directive 2002/58/EC art. 13(4)):
 * a sender shows it only where it is a name of the brand, and of who is owed the text itself tells.
 */
function signed(text: string, own: string, footers: readonly Footer[], imprint: Imprint): string {
  const { brand, otherNames = [], sender } = imprint;
  const names = [brand, ...otherNames];
  const owed = footers.includes('creditor');
  const unsigned = footers.includes('sender') && !isSenderOf(sender, names);
  const nameless = (owed || unsigned) && !namesSender(own, names);
  const numberless = owed && isNumber(sender) && !phone.test(own);
  const said = [...(nameless ? [brand] : []), ...(numberless ? [sender] : [])];
  return said.length > 0 ? `${said.join(', ')}: ${text.trimStart()}` : text;
}

/** A number that one can call, however it is grouped. */
const phone = /\+?\d(?:[\s().-]*\d){9,}/;

/** Nobody can reply to a name. */
function isNumber(sender: string): boolean {
  return /^\+?\d+$/.test(sender);
}
