import { projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import type { CollectionDefinition } from '../read-models/port.ts';
import { change, defineProjection } from './define-projection.ts';

type CounterEvent =
  | { readonly type: 'Counted'; readonly data: { readonly id: string; readonly by: number } }
  | { readonly type: 'Removed'; readonly data: { readonly id: string } };

const counters: CollectionDefinition<{ count: number }> = { name: 'counters', indexes: [] };
const totals: CollectionDefinition<{ total: number }> = { name: 'totals', indexes: [] };

const projection = defineProjection<CounterEvent>({
  name: 'counting',
  version: 1,
  collections: [counters, totals],
  handles: { orders: ['Counted', 'Removed'], accounts: ['Counted'] },
  apply(event) {
    if (event.type === 'Removed') return [change(counters, event.data.id, () => undefined)];
    const { id, by } = event.data;
    return [
      change(counters, id, (document) => ({ count: (document?.count ?? 0) + by })),
      change(totals, 'all', (document) => ({ total: (document?.total ?? 0) + by })),
    ];
  },
});

const counted = (context: 'orders' | 'accounts', id: string, by: number) => ({
  context,
  stream: `counter-${id}`,
  event: { type: 'Counted', data: { id, by } },
});

projectionContract(projection, {
  'counting in two contexts': recordedHistory([
    counted('orders', 'a', 1),
    counted('orders', 'b', 2),
    counted('accounts', 'a', 3),
    counted('orders', 'a', 4),
    counted('accounts', 'c', 5),
    counted('orders', 'b', 6),
    { context: 'orders', stream: 'counter-d', event: { type: 'Removed', data: { id: 'd' } } },
    counted('accounts', 'b', 7),
  ]),
  'counting again what was removed': recordedHistory([
    counted('orders', 'a', 1),
    { context: 'orders', stream: 'counter-a', event: { type: 'Removed', data: { id: 'a' } } },
    counted('orders', 'a', 2),
    counted('orders', 'b', 2),
  ]),
});
