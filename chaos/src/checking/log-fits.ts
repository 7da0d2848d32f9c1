import type { ShopContext } from '@tillgraph/cli/testing/shop-records';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { type Change, isAccepted, isRefused } from '../people/history.ts';
import { keysIn } from '../people/load.ts';

export type Logs = Readonly<Record<ShopContext, readonly Recorded[]>>;

export interface LogFindings {
  /** Changes that were acknowledged and are not in the log, or not whole. */
  readonly lost: readonly string[];
  /** Changes that are in it more than once. */
  readonly doubled: readonly string[];
  /** What was refused and is there, and what is there in another order than it was answered. */
  readonly others: readonly string[];
}

/** Each acknowledged change is in the log once, none that was refused, and all in the order in which they were answered. */
export function compareWithLogs(changes: readonly Change[], logs: Logs): LogFindings {
  const found = eventsByKey(changes, logs);
  const lost: string[] = [];
  const doubled: string[] = [];
  const others: string[] = [];
  for (const change of changes) {
    const times = found.get(change.key)?.length ?? 0;
    const whole = change.mutation === 'transfer' ? 2 : 1;
    const said = `${change.mutation} ${change.key}: ${times} events`;
    if (isRefused(change) && times > 0) others.push(`${said}, though it was refused`);
    if (isRefused(change)) continue;
    if (times > whole) doubled.push(said);
    else if (times < whole && isAccepted(change)) lost.push(said);
    else if (times !== 0 && times !== whole) others.push(`${said}: the half of it`);
  }
  for (const context of Object.keys(logs)) others.push(...outOfOrder(context, changes, found));
  return { lost, doubled, others };
}

interface Place {
  readonly context: string;
  readonly position: number;
}

function eventsByKey(changes: readonly Change[], logs: Logs): ReadonlyMap<string, readonly Place[]> {
  // A shipping has no words of its own.
  const shippings = new Map(
    changes
      .filter((change) => change.mutation === 'shipOrder' && !isRefused(change))
      .map(({ key, input }) => [`order-${input.orderId}`, key]),
  );
  const found = new Map<string, Place[]>();
  for (const [context, log] of Object.entries(logs)) {
    for (const event of log) {
      const shipping = event.type === 'OrderShipped' ? shippings.get(event.stream) : undefined;
      for (const key of new Set([...keysIn(JSON.stringify(event)), ...(shipping ? [shipping] : [])])) {
        const places = found.get(key) ?? [];
        found.set(key, [...places, { context, position: event.position }]);
      }
    }
  }
  return found;
}

/** What was answered before another was asked for lies before it in their log: it is strictly serializable. */
function outOfOrder(
  context: string,
  changes: readonly Change[],
  found: ReadonlyMap<string, readonly Place[]>,
): readonly string[] {
  const written = changes.flatMap(({ key, begin, answer }) => {
    const positions = (found.get(key) ?? [])
      .filter((place) => place.context === context)
      .map((each) => each.position);
    if (positions.length === 0) return [];
    const end = answer?.end ?? Number.POSITIVE_INFINITY;
    return [{ key, begin, end, first: Math.min(...positions), last: Math.max(...positions) }];
  });
  const byEnd = written.toSorted((a, b) => a.end - b.end);
  const findings: string[] = [];
  let before = 0;
  let highest: (typeof written)[number] | undefined;
  for (const one of written.toSorted((a, b) => a.begin - b.begin)) {
    for (let next = byEnd[before]; next && next.end < one.begin; next = byEnd[++before]) {
      if (!highest || next.last > highest.last) highest = next;
    }
    if (highest && highest.last > one.first) {
      findings.push(
        `${context}: ${highest.key} was answered before ${one.key} was asked for, and lies behind it`,
      );
    }
  }
  return findings;
}
