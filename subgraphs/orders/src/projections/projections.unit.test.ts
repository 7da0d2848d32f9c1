import {
  type HistoryEntry,
  projectionContract,
  recordedHistory,
  withoutKeys,
} from '@tillgraph/platform/testing';
import type { CatalogEvent } from '@tillgraph/shared-domain/events/catalog';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { recordPayment } from '../domain/answer-payment.ts';
import { recordReservation } from '../domain/answer-stock.ts';
import { cancelOrder } from '../domain/cancel-order.ts';
import { eventsOf, known, orderAfter, place } from '../testing/an-order.ts';
import { refunded } from '../testing/refunded.ts';
import { catalogProjection } from './catalog.ts';
import { customerProjection } from './customers.ts';
import { orderProjection } from './orders.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

const catalog = (stream: string, event: CatalogEvent): HistoryEntry => ({
  context: 'catalog',
  stream,
  event,
});
const customers = (event: CustomerEvent): HistoryEntry => ({
  context: 'customers',
  stream: `customer-${event.data.customerId}`,
  event,
});

projectionContract(catalogProjection, {
  'a shop with a category and two products': recordedHistory([
    catalog('shop-s', {
      type: 'ShopOpened',
      data: { shopId: 's', name: 'Shop', currencyCode: 'USD', timeZone: 'UTC', pricesIncludeTax: true },
    }),
    catalog('category-c', { type: 'CategoryCreated', data: { categoryId: 'c', name: 'Drink' } }),
    ...['tea', 'coffee'].map((productId) =>
      catalog(`product-${productId}`, {
        type: 'ProductCreated',
        data: {
          productId,
          sku: productId,
          name: productId,
          description: null,
          barcodes: [],
          taxRate: 0,
          categoryId: 'c',
          price: usd(300),
        },
      }),
    ),
    catalog('category-c', { type: 'CategoryRenamed', data: { categoryId: 'c', name: 'Drinks' } }),
    catalog('product-tea', { type: 'PriceChanged', data: { productId: 'tea', price: usd(350) } }),
    catalog('product-coffee', { type: 'ProductArchived', data: { productId: 'coffee' } }),
    catalog('product-tea', { type: 'ProductUpdated', data: { productId: 'tea', name: 'Green tea' } }),
    catalog('product-coffee', { type: 'ProductRestored', data: { productId: 'coffee' } }),
  ]),
});

projectionContract(customerProjection, {
  'two customers': recordedHistory([
    ...['ada', 'grace'].map((customerId) =>
      customers({
        type: 'CustomerRegistered',
        data: { customerId },
        personal: { name: customerId, email: null, phone: null, address: null },
        person: `customer-${customerId}`,
      }),
    ),
    customers({ type: 'CustomerDeactivated', data: { customerId: 'ada' } }),
    customers({
      type: 'CustomerUpdated',
      data: { customerId: 'grace' },
      personal: {
        address: { lines: ['1 Main St'], city: null, postalCode: null, region: null, countryCode: null },
      },
      person: 'customer-grace',
    }),
    customers({ type: 'CustomerReactivated', data: { customerId: 'ada' } }),
  ]),
});

const one = place({ orderId: '1' });
const ofAda = (orderId: string) =>
  place(
    { orderId, customerId: 'ada', note: 'for Ada' },
    { ...known, customer: { active: true, address: null } },
  );
const two = ofAda('2');
const three = ofAda('3');
const reserved = eventsOf(recordReservation(orderAfter(...one)));
const till = [{ paymentId: 'p1', accountId: 'till' }];
const completed = eventsOf(recordPayment(till, orderAfter(...one, ...reserved)));
const cancelled = eventsOf(cancelOrder('Ada left', orderAfter(...two)));
const reservedForAda = eventsOf(recordReservation(orderAfter(...three)));
const completedForAda = eventsOf(recordPayment(till, orderAfter(...three, ...reservedForAda)));

const refundedOrders = [
  refunded(orderAfter(...one, ...reserved, ...completed)),
  refunded(orderAfter(...three, ...reservedForAda, ...completedForAda), { reason: 'Ada spilt it' }),
];

const history = recordedHistory(
  [
    ...[...one, ...two, ...three, ...reserved, ...reservedForAda],
    ...[...cancelled, ...completed, ...completedForAda, ...refundedOrders],
  ].map((event: OrderEvent) => ({
    context: 'orders',
    stream: `order-${event.data.orderId}`,
    event,
  })),
);

projectionContract(orderProjection, {
  'orders that are completed and refunded, and one that is cancelled': history,
  'orders whose customer’s key is gone': withoutKeys(history),
});
