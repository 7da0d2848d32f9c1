/** The day of the shop's calendar, `2026-11-22`, on which a moment (RFC 3339) falls in its time zone (IANA). */
export function businessDateOf(moment: string, timeZone: string): string {
  // The Canadian writing of a date is ISO 8601's.
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(moment));
}
