/**
 * The wall clock of a time zone (IANA), whatever the browser's own is. Days are texts such as 2026-11-22, clocks such as
 * 2026-11-22T09:30, as fields of the types date and datetime-local have them.
 */

/** What the clock shows at a moment (RFC 3339, or ms since 1970), to the minute. */
export function clockAt(moment: string | number, timeZone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The day on which a moment falls. */
export const dayAt = (moment: string | number, timeZone: string): string =>
  clockAt(moment, timeZone).slice(0, 10);

/**
 * When the clock shows that: the first time where it is struck twice, and where it is skipped as much later as it skips.
 * UTC text; undefined when it is no clock.
 */
export function momentOf(clock: string, timeZone: string): string | undefined {
  const inUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(clock) ? Date.parse(`${clock}Z`) : Number.NaN;
  if (Number.isNaN(inUtc)) return undefined;
  // By the offset of the day before and of the day after: they differ only where clocks are changed between.
  const before = inUtc - offsetAt(inUtc - day, timeZone);
  const after = inUtc - offsetAt(inUtc + day, timeZone);
  const struck = [before, after].filter((moment) => clockAt(moment, timeZone) === clock);
  return new Date(Math.min(...(struck.length > 0 ? struck : [before]))).toISOString();
}

/** The first moment of a day. */
export function beginningOf(dayText: string, timeZone: string): string {
  const moment = momentOf(`${dayText}T00:00`, timeZone);
  if (moment === undefined) throw new RangeError(`${dayText} is no day.`);
  return moment;
}

export const addDays = (dayText: string, days: number): string =>
  new Date(Date.parse(`${dayText}T00:00Z`) + days * day).toISOString().slice(0, 10);

/** From the one day to the other; 0 for the same. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / day;

/** The Monday of its week. */
export const mondayOf = (dayText: string): string =>
  addDays(dayText, -((new Date(`${dayText}T00:00Z`).getUTCDay() + 6) % 7));

/** ms by which its clock is ahead of UTC. */
const offsetAt = (moment: number, timeZone: string): number =>
  Date.parse(`${clockAt(moment, timeZone)}Z`) - Math.floor(moment / minute) * minute;

/** ms */
const minute = 60_000;
const day = 86_400_000;
