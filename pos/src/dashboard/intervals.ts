import type { ReportInterval } from '../graph/generated/graphql.ts';
import type { Period } from '../time/period.ts';
import { daysBetween } from '../time/shop-time.ts';

/** What a period can be divided into: the graph answers 1 000 pieces at most, and one alone is no chart. */
export function intervalsFor({ from, to }: Period): readonly ReportInterval[] {
  const days = daysBetween(from, to) + 1;
  return all.filter((interval) => days >= least[interval] && days <= most[interval]);
}

/** The wanted one where it is possible, else what shows the period best. */
export function intervalFor(period: Period, wanted: ReportInterval | undefined): ReportInterval {
  const possible = intervalsFor(period);
  if (wanted && possible.includes(wanted)) return wanted;
  const days = daysBetween(period.from, period.to) + 1;
  if (days <= 2) return 'HOUR';
  if (days <= 62) return 'DAY';
  return days <= 366 ? 'WEEK' : 'MONTH';
}

/** Whether the graph answers for so long a period: ten years at most. */
export const isReportable = ({ from, to }: Period): boolean => daysBetween(from, to) + 1 <= 3652;

const all = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;

/** days */
const least = { HOUR: 1, DAY: 2, WEEK: 8, MONTH: 32 } as const;
const most = { HOUR: 31, DAY: 990, WEEK: 3652, MONTH: 3652 } as const;
