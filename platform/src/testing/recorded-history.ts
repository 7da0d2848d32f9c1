import type { ContextName } from '@tillgraph/shared-domain/context';
import type { DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';

/** An event as a test states it; its personal fields are readable. */
export interface HistoryEntry {
  readonly context: ContextName;
  readonly stream: string;
  readonly event: DomainEvent;
}

/** The entries as the contexts' logs would hold them: versions by stream, positions by context, a second apart. */
export function recordedHistory(entries: readonly HistoryEntry[]): readonly Recorded[] {
  return entries.map(historyRecorder('epoch-1'));
}

/** The history as it is read when the keys of all persons in it were deleted. */
export const withoutKeys = (history: readonly Recorded[]): readonly Recorded[] => history.map(withoutKey);

export const withoutKey = (event: Recorded): Recorded =>
  // Null is what personal fields are then, which the type of a mere DomainEvent cannot say.
  event.person === undefined ? event : ({ ...event, personal: null } as unknown as Recorded);

/** Records entry after entry, on top of what was recorded before. */
export function historyRecorder(
  epoch: string,
  before: readonly Recorded[] = [],
): (entry: HistoryEntry) => Recorded {
  const counts = new Map<string, number>();
  const next = (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  let recorded = before.length;
  for (const { context, stream } of before) {
    next(context);
    next(`${context}/${stream}`);
  }
  return ({ context, stream, event }) => {
    const position = next(context);
    recorded += 1;
    return {
      ...event,
      id: `${context}-${epoch}-${position}`,
      context,
      stream,
      version: next(`${context}/${stream}`),
      position,
      slot: slotOf(stream),
      epoch,
      schemaVersion: 1,
      recordedAt: new Date(Date.UTC(2026, 0, 1) + recorded * 1000).toISOString(),
      actor: { kind: 'system', id: 'test' },
      commandId: `command-${recorded}`,
      cause: null,
      correlationId: `correlation-${recorded}`,
      traceparent: null,
      storeId: 'main',
      locationId: 'main',
    };
  };
}
