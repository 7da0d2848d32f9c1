import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { availableOf, type Stock, stock } from '../domain/stock.ts';

/** A product's stock by the product's id, from its creation on: what was never received is low, too. */
export interface StockDocument extends Stock {
  readonly id: string;
  /** On sale. Catalogue and stock each write their own fields, so their events may come in any order. */
  readonly active: boolean;
  readonly available: Quantity;
  /** On sale, and available at or below the threshold. */
  readonly low: boolean;
}

export const stocks: CollectionDefinition<StockDocument> = {
  name: 'stocks',
  resumable: true,
  indexes: [
    {
      name: 'by_low',
      fields: [
        { path: 'low', type: 'boolean' },
        { path: 'available', type: 'number' },
      ],
    },
  ],
};

type OnSaleEvent = Extract<
  ProductEvent,
  { readonly type: 'ProductCreated' | 'ProductArchived' | 'ProductRestored' }
>;

export const stockProjection = defineProjection<OnSaleEvent | StockEvent>({
  name: 'stocks',
  version: 2,
  collections: [stocks],
  handles: {
    catalog: ['ProductCreated', 'ProductArchived', 'ProductRestored'],
    inventory: [
      'StockReceived',
      'StockAdjusted',
      'LowStockThresholdSet',
      'QuantityReserved',
      'QuantityReleased',
      'QuantityTakenOut',
      'QuantityReturned',
    ],
  },
  apply: (event) => {
    const id = event.data.productId;
    return [
      change(stocks, id, (document) => {
        const before = document ?? { id, active: false, ...stock.initialState };
        switch (event.type) {
          case 'ProductCreated':
          case 'ProductRestored':
            return stockDocument({ ...before, active: true });
          case 'ProductArchived':
            return stockDocument({ ...before, active: false });
          default:
            return stockDocument({ ...before, ...stock.evolve(before, event) });
        }
      }),
    ];
  },
});

function stockDocument(fields: Omit<StockDocument, 'available' | 'low'>): StockDocument {
  const available = availableOf(fields);
  return { ...fields, available, low: fields.active && available <= fields.lowStockThreshold };
}
