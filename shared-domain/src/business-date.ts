/** The day of the shop's calendar, `2026-11-22`, on which a moment (RFC 3339) falls in its time zone (IANA). */
export function businessDateOf(moment: string, timeZone: string): string {
  return calendarOf(timeZone).format(new Date(moment));
}

/** By time zone, for to make one takes half a ms and to use it 7 microseconds. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  // The Canadian writing of a date is ISO 8601's.
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar;
}
