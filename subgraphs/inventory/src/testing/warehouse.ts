import { type TestContext, testContext } from '@tillgraph/platform/testing';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { OrderEvent, PlacedLine, RefundedLine, Sale } from '@tillgraph/shared-domain/events/orders';
import { type Reservation, reservation } from '../domain/reservation.ts';
import { type Stock, stock } from '../domain/stock.ts';
import { createInventory } from '../subgraph.ts';

/** Inventory as its clients and its neighbours see it. */
export interface Warehouse extends TestContext {
  /** The data of an operation; throws the errors of one that has any. */
  ask(query: string, variables?: Variables): Promise<Answer>;
  /** A mutation's payload. */
  change(mutation: string, input: Variables): Promise<Answer>;
  happenedInCatalog(event: ProductEvent): Promise<void>;
  /** A product that the catalogue has; its id. */
  create(productId?: string): Promise<string>;
  createWith(pieces: number): Promise<string>;
  placed(orderId: string, lines: readonly PlacedLine[]): Promise<void>;
  completed(orderId: string, lines: readonly PlacedLine[]): Promise<void>;
  cancelled(orderId: string): Promise<void>;
  refunded(orderId: string, lines: readonly RefundedLine[]): Promise<void>;
  stockOf(productId: string): Promise<Stock>;
  answerTo(orderId: string): Promise<Reservation | null>;
  /** Never the same. */
  key(): string;
}

// biome-ignore lint/suspicious/noExplicitAny: what a query answers depends on its text
export type Answer = any;
type Variables = Readonly<Record<string, unknown>>;

export const keeper = {
  kind: 'user',
  id: 'keeper-1',
  sessionId: 'session-1',
  scopes: new Set(['inventory:read', 'inventory:write']),
} as const;

export const stockFields = 'onHand reserved available lowStockThreshold version';

export async function openWarehouse(): Promise<Warehouse> {
  const context = await testContext(createInventory(), {
    consumes: ['catalog', 'orders'],
    referenceWait: 300,
  });
  let keys = 0;
  const happenedToOrder = (event: OrderEvent) =>
    context.happened('orders', `order-${event.data.orderId}`, event);

  const warehouse: Warehouse = {
    ...context,
    async ask(query, variables) {
      const { data, errors } = await context.run(query, variables, { as: keeper });
      if (errors) throw new AggregateError(errors, errors.join('\n'));
      return data;
    },
    async change(mutation, input) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const { payload } = await warehouse.ask(
        `mutation($input: ${type}!) { payload: ${mutation}(input: $input) {
          product { id stock { ${stockFields} } } consistencyToken
          userErrors { __typename code message path ... on InsufficientStock { available } } } }`,
        { input: { idempotencyKey: warehouse.key(), ...input } },
      );
      return payload;
    },
    happenedInCatalog: (event) => context.happened('catalog', `product-${event.data.productId}`, event),
    async create(productId = warehouse.key()) {
      const fields = { name: 'Tea', description: null, barcodes: [], taxRate: 0, categoryId: null };
      await warehouse.happenedInCatalog({
        type: 'ProductCreated',
        data: { productId, sku: productId, ...fields, price: eur(100) },
      });
      return productId;
    },
    async createWith(pieces) {
      const productId = await warehouse.create();
      const { userErrors } = await warehouse.change('receiveStock', { productId, quantity: pieces });
      expect(userErrors).toEqual([]);
      return productId;
    },
    placed: (orderId, lines) =>
      happenedToOrder({
        type: 'OrderPlaced',
        data: { ...saleOf(lines), orderId, fulfilmentMethod: 'COUNTER', pricesIncludeTax: true },
        personal: { deliveryAddress: null, note: null, lineNotes: [] },
        person: `order-${orderId}`,
      }),
    completed: (orderId, lines) =>
      happenedToOrder({ type: 'OrderCompleted', data: { orderId, sale: saleOf(lines) } }),
    cancelled: (orderId) =>
      happenedToOrder({
        type: 'OrderCancelled',
        data: {
          orderId,
          reason: 'REQUESTED',
          message: 'Changed my mind',
          shortages: [],
          declinedPaymentId: null,
          available: null,
        },
      }),
    refunded: (orderId, lines) =>
      happenedToOrder({
        type: 'OrderRefunded',
        data: {
          ...saleOf([]),
          orderId,
          refundId: warehouse.key(),
          refundedBy: null,
          lines,
          payments: [],
          reason: 'Broken',
        },
      }),
    stockOf: async (productId) => (await context.log.load(stock, productId)).state,
    answerTo: async (orderId) => (await context.log.load(reservation, orderId)).state,
    key: () => `key-${++keys}`,
  };
  return warehouse;
}

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** Of an order; inventory reads its product and quantity alone. */
export const line = (productId: string, pieces: number): PlacedLine => ({
  lineId: `line-of-${productId}`,
  productId,
  productName: 'Tea',
  sku: productId,
  categoryId: null,
  categoryName: null,
  quantity: pieces * 1000,
  unitPrice: eur(100),
  gross: eur(0),
  discountTotal: eur(0),
  subtotal: eur(100 * pieces),
  taxRate: 0,
  taxTotal: eur(0),
  total: eur(100 * pieces),
});

const saleOf = (lines: readonly PlacedLine[]): Sale => ({
  number: 1,
  customerId: null,
  cashierId: null,
  businessDate: '2026-01-01',
  lines,
  discountTotal: eur(0),
  subtotal: eur(0),
  taxTotal: eur(0),
  total: eur(0),
  payments: [],
});
