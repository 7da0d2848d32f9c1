import { addDays, beginningOf, clockAt, momentOf } from '../time/shop-time.ts';

/** The same weekday a week before, and until when it is compared: the quarter-hour that ends next, as reports count. */
export function weekBefore(now: number, timeZone: string): { from: string; until: string; to: string } {
  const clock = clockAt(now, timeZone);
  const day = addDays(clock.slice(0, 10), -7);
  const from = beginningOf(day, timeZone);
  const to = beginningOf(addDays(day, 1), timeZone);
  const then = Date.parse(momentOf(`${day}T${clock.slice(11)}`, timeZone) ?? from);
  const until = Math.min((Math.floor(then / quarterHour) + 1) * quarterHour, Date.parse(to));
  return { from, until: new Date(until).toISOString(), to };
}

/** ms */
const quarterHour = 900_000;
