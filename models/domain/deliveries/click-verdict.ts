/** Why a request for a link is not taken for a person's click. */
export const botReasons = {
  head: 'asked for the headers only',
  prefetch: 'fetched ahead by a browser or app',
  'no-agent': 'named no program',
  'known-bot': 'a known crawler or preview',
  preview: 'an app or library that looks links up',
  'too-early': 'within seconds of the hand-over and before the message was delivered',
  'all-links': 'all links of the message at once',
  'many-codes': 'links of many messages from one place',
} as const;

export type BotReason = keyof typeof botReasons;

/** What is known of a request when it is judged. */
export interface ClickFacts {
  method: string;
  /** `Purpose`, `Sec-Purpose` or `X-Purpose`. */
  purpose: string;
  userAgent: string;
  /** What the list of crawlers says of the program. */
  knownBot: boolean;
  /** Since the hand-over ended, or began while its answer is not known yet. */
  sinceHandOverMs?: number;
  delivered: boolean;
  /** Another link of the same message was asked for within two seconds. */
  otherLinkNow: boolean;
  /** Links of different messages asked for from the same place within a minute. */
  codesFromPlace: number;
}

/** Programs that fetch links for somebody and that lists of crawlers miss. */
const previews = /viber|dalvik|cfnetwork|okhttp|java\/|python|go-http-client|libwww|headless/i;

/** A person needs longer than this to get, read and tap a message. */
const earlyMs = 3_000;
/** Operators let many phones share an address, so only a pace that no crowd of readers has counts. */
const manyCodes = 20;

/** Whether a request is taken for a person, and if not, the first reason that speaks against it. */
export function judgeClick(facts: ClickFacts): BotReason | undefined {
  if (facts.method === 'HEAD') return 'head';
  if (/prefetch|preview|prerender/i.test(facts.purpose)) return 'prefetch';
  if (facts.userAgent.trim() === '') return 'no-agent';
  if (facts.knownBot) return 'known-bot';
  if (previews.test(facts.userAgent)) return 'preview';
  if (!facts.delivered && facts.sinceHandOverMs !== undefined && facts.sinceHandOverMs < earlyMs) return 'too-early';
  if (facts.otherLinkNow) return 'all-links';
  return facts.codesFromPlace > manyCodes ? 'many-codes' : undefined;
}
