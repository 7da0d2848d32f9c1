/**
 * An RFC 3339 date-time of any offset as UTC text with milliseconds (finer parts are cut off), so that texts compare
 * like times; undefined for anything else. The calendar is checked, for Date.parse takes 30 February. Leap seconds
 * have no place on the clock of computers and are refused.
 */
export function parseDateTime(text: string): string | undefined {
  const match = dateTimePattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [, date = '', time = '', fraction = '', offset = ''] = match;
  if (!isDay(date)) return undefined;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const parsed = new Date(`${date}T${time}.${milliseconds}${offset.toUpperCase()}`);
  // An offset can lead out of the years that four digits can say.
  return Number.isNaN(parsed.getTime()) || !fourDigitYear(parsed) ? undefined : parsed.toISOString();
}

/** Whether digits of the form `2026-11-22` are a day of the calendar. */
function isDay(text: string): boolean {
  const [year = '', month = '', day = ''] = text.split('-');
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
}

const dateTimePattern =
  /^(\d{4}-\d\d-\d\d)[Tt]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const fourDigitYear = (date: Date): boolean => date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
