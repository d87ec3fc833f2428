/** Why a number must not get marketing; refused at the carrier, it gets nothing at all. */
export type SuppressionReason = 'opt-out' | 'complaint' | 'carrier';

/** The same, or that only what `Reach` names has ended, since a new consent has brought marketing back. */
export type ListedReason = SuppressionReason | 'matter';

/** How somebody said so. Only what a keyword took, START gives back. */
export type OptOutMethod = 'keyword' | 'link' | 'one-click' | 'api' | 'team' | 'complaint' | 'carrier';

export function suppressionReasonOf(by: OptOutMethod): SuppressionReason {
  return by === 'complaint' || by === 'carrier' ? by : 'opt-out';
}

/** How far an opt-out reaches beyond marketing, which it always ends. */
export interface Reach {
  /** Nothing more at all, but for the answer to what the person writes. */
  everything?: boolean;
  /** Matters that are over: a topic, or a journey by its name. */
  matters?: readonly string[];
}

/** What several opt-outs have ended together. */
export function together(...reaches: (Reach | null | undefined)[]): Reach {
  return {
    everything: reaches.some((reach) => reach?.everything === true),
    matters: reaches.flatMap((reach) => reach?.matters ?? []),
  };
}

/** Whether anything beyond marketing has ended. */
export function reachesFurther({ everything, matters = [] }: Reach): boolean {
  return everything === true || matters.length > 0;
}

/** What a text is about, as far as an opt-out can end it. */
export interface Matter {
  journey?: string | undefined;
  about?: string | undefined;
}

/** Whether an opt-out has ended a matter, or everything. */
export function hasEnded({ everything, matters = [] }: Reach, { journey = '', about = '' }: Matter): boolean {
  return everything === true || matters.includes(journey) || matters.includes(about);
}
