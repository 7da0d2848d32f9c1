import { type HistoryEntry, projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import { productProjection } from './products.ts';
import { stockProjection } from './stocks.ts';

const inCatalog = (event: ProductEvent): HistoryEntry => ({
  context: 'catalog',
  stream: `product-${event.data.productId}`,
  event,
});
const inStock = (event: StockEvent): HistoryEntry => ({
  context: 'inventory',
  stream: `stock-${event.data.productId}`,
  event,
});
const created = (productId: string) =>
  inCatalog({
    type: 'ProductCreated',
    data: {
      productId,
      sku: productId,
      name: productId,
      description: null,
      barcodes: [],
      taxRate: 0,
      categoryId: null,
      price: { minor: 300, currency: 'EUR' },
    },
  });
const received = (productId: string, quantity: number) =>
  inStock({ type: 'StockReceived', data: { productId, quantity, reference: null, unitCost: null } });
const ofOrder = (type: 'QuantityReserved' | 'QuantityReleased' | 'QuantityTakenOut', orderId: string) =>
  inStock({ type, data: { productId: 'tea', orderId, quantity: 2000 } });

const history = recordedHistory([
  created('tea'),
  received('tea', 10_000),
  created('pot'),
  inStock({ type: 'LowStockThresholdSet', data: { productId: 'tea', threshold: 6000 } }),
  ofOrder('QuantityReserved', '1'),
  ofOrder('QuantityReserved', '2'),
  ofOrder('QuantityTakenOut', '1'),
  inCatalog({ type: 'ProductArchived', data: { productId: 'pot' } }),
  ofOrder('QuantityReleased', '2'),
  received('pot', 1000),
  inStock({
    type: 'StockAdjusted',
    data: { productId: 'tea', delta: -1000, reason: 'LOSS', note: null },
  }),
  inStock({
    type: 'QuantityReturned',
    data: { productId: 'tea', orderId: '1', refundId: 'r1', quantity: 1000 },
  }),
  inCatalog({ type: 'ProductRestored', data: { productId: 'pot' } }),
  inCatalog({ type: 'ProductArchived', data: { productId: 'tea' } }),
]);

projectionContract(productProjection, { 'two products': history });
projectionContract(stockProjection, { 'two products': history });
