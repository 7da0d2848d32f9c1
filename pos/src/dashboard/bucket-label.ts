import type { ReportInterval } from '../graph/generated/graphql.ts';
import { localeOf } from '../messages/locale.ts';

export interface BucketLabelOptions {
  readonly interval: ReportInterval;
  readonly timeZone: string;
  /** Whether hours are of more than one day. */
  readonly severalDays: boolean;
  readonly locale?: string;
}

/** What a piece of a period is called on an axis: 14:00, Nov 22, or November 2026. */
export function bucketLabel(
  { start, date }: { readonly start: string; readonly date: string },
  { interval, timeZone, severalDays, locale = localeOf() }: BucketLabelOptions,
): string {
  if (interval === 'HOUR') {
    return new Date(start).toLocaleString(locale, {
      timeZone,
      ...(severalDays && { month: 'short', day: 'numeric' }),
      hour: 'numeric',
      minute: '2-digit',
    });
  }
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
    timeZone: 'UTC',
    ...(interval === 'MONTH'
      ? { month: 'short', year: 'numeric' }
      : { month: 'short', day: 'numeric', ...(interval === 'DAY' && { weekday: 'short' }) }),
  });
}
