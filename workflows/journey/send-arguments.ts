import type { BrandName, EventName, LocaleName } from '../../models/config/register.ts';
import type { PlainValue } from '../../models/domain/message.ts';

/** A value for a placeholder; words are given in every language of the installation. */
export type Value = PlainValue | Readonly<Record<LocaleName, string>>;

/** The values a text has placeholders for, demanded only where it has any. */
export type SendArguments<Names extends string, Hears extends EventName> = [Names] extends [never]
  ? [values?: Record<string, never>, options?: SendOptions<Hears>]
  : [values: Record<Names, Value>, options?: SendOptions<Hears>];

/** What a story says of one text beside its values. */
export interface SendOptions<Hears extends EventName> {
  /** The text is not true after this instant, ISO 8601; instead of its declared `expiresAfter`. */
  notAfter?: string;
  /** News that make this text old: where it is held when one of them comes, it is given up. */
  overtakenBy?: readonly Hears[];
  /** In whose name it speaks, where the text does not say it or the event does. */
  brand?: BrandName;
}
