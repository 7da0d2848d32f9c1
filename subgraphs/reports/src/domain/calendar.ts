import { Temporal } from 'temporal-polyfill';
import type { Range } from './blocks.ts';

export type ReportInterval = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

/** A piece of a range: an hour, a day, a week (from Monday) or a month of a time zone, as far as the range reaches. */
export interface Bucket extends Range {
  /** The day in the zone on which it begins. */
  readonly date: string;
}

/** One after the other, without a gap. */
export function* bucketsOf(
  { from, to }: Range,
  interval: ReportInterval,
  timeZone: string,
): Generator<Bucket, void, void> {
  for (let start = from; start < to; ) {
    const local = inZone(start, timeZone);
    const end = Math.min(to, next(local, interval).epochMilliseconds);
    yield { from: start, to: end, date: local.toPlainDate().toString() };
    start = end;
  }
}

/** The days from so many before the moment's own until that is over. `days` is 1 or more. */
export function lastDays(moment: Date, days: number, timeZone: string): Range {
  const today = inZone(moment.getTime(), timeZone).toPlainDate();
  return {
    from: today.subtract({ days: days - 1 }).toZonedDateTime(timeZone).epochMilliseconds,
    to: today.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  };
}

const inZone = (moment: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);

/** When the next one begins. A day begins at its first moment, which is not 0:00 where the clocks skip that. */
function next(local: Temporal.ZonedDateTime, interval: ReportInterval): Temporal.ZonedDateTime {
  const day = local.toPlainDate();
  switch (interval) {
    case 'HOUR':
      return nextHour(local);
    case 'DAY':
      return day.add({ days: 1 }).toZonedDateTime(local.timeZoneId);
    case 'WEEK':
      return day.add({ days: 8 - day.dayOfWeek }).toZonedDateTime(local.timeZoneId);
    case 'MONTH':
      return day.with({ day: 1 }).add({ months: 1 }).toZonedDateTime(local.timeZoneId);
  }
}

/** An hour that the clocks strike twice is two, and one that is cut short by them is short. */
function nextHour(local: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  let at = local.add({ minutes: 60 - local.minute });
  if (at.offsetNanoseconds === local.offsetNanoseconds) return at;
  at = local;
  do at = at.add({ minutes: 15 });
  while (at.minute !== 0 && at.offsetNanoseconds === local.offsetNanoseconds);
  return at;
}
