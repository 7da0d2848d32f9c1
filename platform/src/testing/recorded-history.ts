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
export function recordedHistory(entries: readonly HistoryEntry[], epoch = 'epoch-1'): readonly Recorded[] {
  const versions = new Map<string, number>();
  const positions = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  return entries.map(({ context, stream, event }, at) => {
    const position = next(positions, context);
    return {
      ...event,
      id: `${context}-${epoch}-${position}`,
      context,
      stream,
      version: next(versions, `${context}/${stream}`),
      position,
      slot: slotOf(stream),
      epoch,
      schemaVersion: 1,
      recordedAt: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
      actor: { kind: 'system', id: 'test' },
      commandId: `command-${at}`,
      cause: null,
      correlationId: `correlation-${at}`,
      traceparent: null,
      storeId: 'main',
      locationId: 'main',
    };
  });
}
