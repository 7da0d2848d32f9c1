import type { Projection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { RequestContext } from '@tillgraph/platform/subgraph';
import { type HistoryEntry, recordedHistory } from '@tillgraph/platform/testing';
import { cashFlowProjection } from '../projections/cash-flow.ts';
import { salesProjection } from '../projections/sales.ts';

/** Something that happened, and when it was recorded. */
export interface Happened {
  readonly at: number;
  readonly entry: HistoryEntry;
}

/** A request that reads what the projections have made of a history, by ids alone. */
export function readAfter(history: readonly Happened[]): RequestContext {
  const documents = new Map<string, object | undefined>();
  for (const [index, event] of recordedHistory(history.map(({ entry }) => entry)).entries()) {
    const recordedAt = new Date(history[index]?.at ?? 0).toISOString();
    const projection: Projection = event.context === 'orders' ? salesProjection : cashFlowProjection;
    for (const { collection, id, change } of projection.apply({ ...event, recordedAt })) {
      const key = `${collection}/${id}`;
      documents.set(key, change(documents.get(key) as never)); // it was made by the same projection
    }
  }
  const read = ({ name }: CollectionDefinition<never>) => ({
    getMany: async (ids: readonly string[]) =>
      ids.map((id) => {
        const document = documents.get(`${name}/${id}`);
        return document ? { document } : null;
      }),
  });
  // What reports use of a request.
  return { read } as unknown as RequestContext;
}
