import { StartRefused } from '@tillgraph/platform/config';
import { businessDateOf } from '@tillgraph/shared-domain/business-date';
import { parseDateTime } from '@tillgraph/shared-domain/date-time';

/** A moment (RFC 3339), or the beginning of a day of the shop, as UTC text. `option`: what it was given for. */
export function momentOf(text: string, timeZone: string, option: string): string {
  const moment = isDay(text) ? beginningOf(text, timeZone) : parseDateTime(text);
  if (moment !== undefined) return moment;
  throw new StartRefused(
    `${option} ${text} is no time: give a day such as 2026-11-22, or a moment such as 2026-11-22T09:30:00Z.`,
  );
}

/** A day that the calendar has. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && parseDateTime(`${text}T00:00:00Z`) !== undefined;

/** The first second of the day, found by halving: midnight is skipped where clocks go forward at it. */
function beginningOf(day: string, timeZone: string): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let before = noon - 36 * hour;
  let within = noon + 36 * hour;
  while (within - before > 1000) {
    const middle = Math.floor((before + within) / 2000) * 1000;
    if (businessDateOf(new Date(middle).toISOString(), timeZone) < day) before = middle;
    else within = middle;
  }
  return new Date(within).toISOString();
}

/** ms */
const hour = 3_600_000;
