import { localeOf } from './locale.ts';

/** Numbers and moments as people write them where the page is read. Times are the shop's own, wherever the page is. */

export const writtenNumber = (value: number, locale = localeOf()): string => value.toLocaleString(locale);

/** A share as decimal text, 0.2 for 20 %: Intl takes the text as it is. */
export const writtenPercent = (rate: string, locale = localeOf()): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(rate as `${number}`);

/** A moment (RFC 3339, or ms since 1970) with its day. */
export const writtenMoment = (at: string | number, timeZone: string, locale = localeOf()): string =>
  new Date(at).toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });

/** A moment's time of day. */
export const writtenTime = (at: string | number, timeZone?: string, locale = localeOf()): string =>
  new Date(at).toLocaleTimeString(locale, { ...(timeZone && { timeZone }), timeStyle: 'short' });

/** A day of the shop's calendar, such as 2026-11-22. */
export const writtenDay = (date: string, locale = localeOf()): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC', dateStyle: 'medium' });
