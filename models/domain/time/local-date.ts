import { Temporal } from 'temporal-polyfill';
import { isDate, type WrittenDay } from './named-day.ts';

/** The day that is written, as somebody in a zone understands it. */
export function dayIn({ written, zone: ofPlace }: WrittenDay, readers: string): Temporal.PlainDate {
  if (isDate(written)) return Temporal.PlainDate.from(written);
  // Z and -00:00 say that the offset of the place is not known (RFC 3339, section 4.3).
  const inUtc = /(z|-00:?00)$/i.test(written);
  if (ofPlace === undefined && !inUtc) return Temporal.PlainDateTime.from(written).toPlainDate();
  return Temporal.Instant.from(written)
    .toZonedDateTimeISO(ofPlace ?? readers)
    .toPlainDate();
}
