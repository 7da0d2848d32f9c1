import { badUserInput, checkArgument } from '@tillgraph/platform/subgraph';
import { dateTime } from '@tillgraph/shared-domain/input';
import { isTimeZone } from '@tillgraph/shared-domain/time-zone';
import { quarterHour, type Range } from '../domain/blocks.ts';
import { type Bucket, bucketsOf, type ReportInterval } from '../domain/calendar.ts';

export interface RangeArguments {
  readonly from: unknown;
  readonly to: unknown;
  readonly groupBy?: ReportInterval | null;
  readonly timeZone?: string | null;
}

/** A checked range, and its pieces. */
export interface ReportRange extends Range {
  readonly buckets: readonly Bucket[];
}

/** Throws BAD_USER_INPUT with the argument that is wrong. */
export function reportRange(args: RangeArguments, shopTimeZone: string): ReportRange {
  const from = quarterHourArgument(args.from, 'from');
  const to = quarterHourArgument(args.to, 'to');
  if (from < firstMoment) {
    throw badUserInput('from is too early: choose one from 1973 on.', ['from']);
  }
  if (to <= from) {
    throw badUserInput('to is not after from: choose a later one.', ['to']);
  }
  if (to > yearsAfter(from, mostYears)) {
    throw badUserInput(`A report covers at most ${mostYears} years: ask for one after the other.`, ['to']);
  }
  const timeZone = args.timeZone ?? shopTimeZone;
  if (!isTimeZone(timeZone)) {
    throw badUserInput('There is no such time zone: give the name of one, such as "Europe/Berlin".', [
      'timeZone',
    ]);
  }
  const buckets: Bucket[] = [];
  for (const bucket of bucketsOf({ from, to }, args.groupBy ?? 'DAY', timeZone)) {
    if (buckets.length === mostBuckets) {
      throw badUserInput(
        `A report has at most ${mostBuckets} buckets: ask for a shorter range, or group by something longer.`,
        ['groupBy'],
      );
    }
    buckets.push(bucket);
  }
  return { from, to, buckets };
}

const mostYears = 10;
const mostBuckets = 1000;

/** Until 1972 there were time zones with other offsets than multiples of 15 minutes. */
const firstMoment = Date.UTC(1973, 0, 1);

function quarterHourArgument(value: unknown, name: 'from' | 'to'): number {
  const moment = Date.parse(checkArgument(dateTime, value, [name]));
  if (moment % quarterHour === 0) return moment;
  throw badUserInput(`${name} is not on a quarter-hour: choose one at minute 0, 15, 30 or 45.`, [name]);
}

function yearsAfter(moment: number, years: number): number {
  const date = new Date(moment);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}
