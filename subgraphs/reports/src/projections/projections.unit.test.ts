import { projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import {
  accountOpened,
  booked,
  cancelled,
  completed,
  productCreated,
  productUpdated,
  refunded,
  shipped,
  shopOpened,
  usd,
} from '../testing/events.ts';
import { cashFlowProjection } from './cash-flow.ts';
import { catalogProjection } from './catalog.ts';
import { salesProjection } from './sales.ts';

projectionContract(catalogProjection, {
  'a shop and a product that is renamed': recordedHistory([
    shopOpened(),
    productCreated('tea'),
    productUpdated('tea', { name: 'Green tea' }),
    productUpdated('tea', { taxRate: 0 }),
  ]),
});

const tea = { productId: 'tea', categoryName: 'Drinks', taxRate: 200_000 };
const mug = { productId: 'mug', categoryName: null };

projectionContract(salesProjection, {
  'sales at the counter and of deliveries, refunds and a cancellation': recordedHistory([
    completed({
      orderId: '1',
      cashierId: 'ann',
      lines: [
        { ...tea, pieces: 2, net: 500, tax: 100, discount: 60 },
        { ...tea, pieces: 1, net: 300, tax: 60 },
        { ...mug, pieces: 1, net: 900 },
      ],
      payments: [
        ['CASH', 860],
        ['CASH', 500],
        ['CARD', 500],
      ],
    }),
    cancelled('2'),
    shipped({ orderId: '3', lines: [{ ...mug, pieces: 3, net: 2700 }], payments: [['ACCOUNT', 2700]] }),
    refunded({ orderId: '1', cashierId: 'ann', lines: [{ ...tea, pieces: 1, net: 250, tax: 50 }] }),
    completed({ orderId: '4', cashierId: 'bob', lines: [{ ...tea, pieces: 1, net: 0 }] }),
    refunded({ orderId: '3', lines: [{ ...mug, pieces: 3, net: 2700 }], payments: [['ACCOUNT', 2700]] }),
  ]),
});

const occurredAt = '2026-01-01T09:00:00.000Z';

projectionContract(cashFlowProjection, {
  'income, expense, a transfer and a customer’s payment': recordedHistory([
    accountOpened('till'),
    accountOpened('safe', 'EUR'),
    booked('IncomeRecorded', { accountId: 'till', amount: usd(500), occurredAt }),
    booked('ExpenseRecorded', {
      ...{ accountId: 'till', amount: usd(200), occurredAt: '2025-12-31T23:59:00.000Z' },
      category: 'Rent',
    }),
    booked('ExpenseRecorded', {
      ...{ accountId: 'till', amount: usd(100), occurredAt, origin: 'TRANSFER' },
      counterpart: { transactionId: 'x', accountId: 'safe' },
    }),
    booked('ExpenseRecorded', {
      ...{ accountId: 'ada', amount: usd(10), occurredAt },
      accountKind: 'CUSTOMER',
    }),
  ]),
});
