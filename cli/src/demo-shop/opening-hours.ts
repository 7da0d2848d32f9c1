import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.ts';

/** When the shop is open, in minutes of its day; undefined on Sundays. */
export interface OpeningHours {
  readonly opens: number;
  readonly closes: number;
}

export function openingHours(date: string): OpeningHours | undefined {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  if (dayOfWeek === 7) return undefined;
  return dayOfWeek === 6 ? { opens: 9 * 60, closes: 16 * 60 } : { opens: 8 * 60, closes: 19 * 60 };
}

/** A time of a day of the shop's calendar; one that summer time leaves out is the one an hour later. */
export function timeOn(date: string, minute: number, timeZone: string): Date {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time });
  return new Date(zoned.epochMilliseconds);
}

/** The day so many days later. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/**
 * Minutes of the day at which people come in, in order, at least a quarter of an hour apart from each other and from the
 * doors: more at noon and after work.
 */
export function rushes(count: number, { opens, closes }: OpeningHours, random: Random): readonly number[] {
  const free = Array.from(
    { length: (closes - opens) / spacing - 1 },
    (_, index) => opens + (index + 1) * spacing,
  );
  const chosen: number[] = [];
  while (chosen.length < count && free.length > 0) {
    const minute = random.pick(free, crowdAt);
    free.splice(free.indexOf(minute), 1);
    chosen.push(minute);
  }
  return chosen.sort((a, b) => a - b).map((minute) => minute + random.between(0, 9));
}

const spacing = 25;

const crowdAt = (minute: number) =>
  minute >= 11.5 * 60 && minute < 13.5 * 60 ? 3 : minute >= 16.5 * 60 ? 2 : 1;
