/**
 * Whether it is a name of the IANA's, such as Europe/Berlin, in any letter case. An offset is none: newer runtimes take
 * any, and days would begin beside the quarter-hours by which reports count.
 */
export function isTimeZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
