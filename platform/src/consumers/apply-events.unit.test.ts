import { memoryReadModels, recordedHistory } from '@tillgraph/platform/testing';
import type { CollectionDefinition, CollectionWriter } from '../read-models/port.ts';
import { applyEvents } from './apply-events.ts';
import { change, defineProjection } from './define-projection.ts';

interface Count {
  readonly count: number;
}
const counts: CollectionDefinition<Count> = { name: 'counts', indexes: [] };

const projection = defineProjection<{ readonly type: 'Counted'; readonly data: object }>({
  name: 'counts',
  version: 1,
  collections: [counts],
  handles: { orders: ['Counted'] },
  apply: () => [change(counts, 'a', (document) => ({ count: (document?.count ?? 0) + 1 }))],
});

test.each([
  { watched: true, order: ['told', 'a turn', 'written'] },
  { watched: false, order: ['told', 'written', 'a turn'] },
])(
  'is written a turn after who watches was told, and at once where nobody does: $watched',
  async ({ watched, order }) => {
    const happened: string[] = [];
    const store = memoryReadModels();
    // The projection's own changes are what fits its documents.
    const writer = (await store.open(counts, '1')) as unknown as CollectionWriter<object>;
    const writing: CollectionWriter<object> = {
      ...writer,
      write(writes) {
        happened.push('written');
        return writer.write(writes);
      },
    };
    let turn: Promise<unknown> = Promise.resolve();
    const [event] = recordedHistory([
      { context: 'orders', stream: 's', event: { type: 'Counted', data: {} } },
    ]);
    await applyEvents(event ? [event] : [], {
      projection,
      context: 'orders',
      build: '1',
      collections: new Map([['counts', writing]]),
      parking: { waiting: () => undefined, park: async () => false },
      route: 'delivered',
      changedFloor: 0,
      foretell() {
        happened.push('told');
        turn = new Promise((resolve) => setImmediate(resolve)).then(() => happened.push('a turn'));
        return watched;
      },
    });
    await turn;
    expect(happened).toEqual(order);
  },
);
