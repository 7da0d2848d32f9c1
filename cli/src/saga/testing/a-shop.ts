import { account } from '@tillgraph/accounts/domain/account';
import { book } from '@tillgraph/accounts/domain/booking';
import { openAccount } from '@tillgraph/accounts/domain/open-account';
import { stock } from '@tillgraph/inventory/domain/stock';
import { order } from '@tillgraph/orders/domain/order';
import { type PlaceOrder, placeOrder } from '@tillgraph/orders/domain/place-order';
import { known, twoCoffees, usd } from '@tillgraph/orders/testing/an-order';
import type { EventStore } from '@tillgraph/platform/event-store';
import { executeOn, systemMetadata } from '@tillgraph/platform/subgraph';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { accept } from '@tillgraph/shared-domain/decision';
import type { DomainEvent } from '@tillgraph/shared-domain/event';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { SagaLogs } from './saga.ts';

/** What a shop has before its orders are placed. */
export interface Furnishing {
  /** Pieces of coffee on the shelf: an order asks for two. */
  readonly coffees: number;
  /** Cents on the account of ada: an order costs 12.00. */
  readonly balance: number;
  readonly orders: readonly Partial<PlaceOrder>[];
}

export async function furnish(logs: SagaLogs, { coffees, balance, orders }: Furnishing): Promise<void> {
  const quantity = (productId: string, pieces: number) =>
    happened(
      logs.inventory,
      stock,
      productId,
      (): StockEvent => ({
        type: 'StockReceived',
        data: { productId, quantity: pieces * 1000, reference: null, unitCost: null },
      }),
    );
  if (coffees > 0) await quantity('coffee', coffees);
  await quantity('gift', 100);
  for (const accountId of ['till', 'card', 'ada'] as const) await open(logs, accountId);
  if (balance > 0) {
    await happened(logs.accounts, account, 'ada', (state): AccountEvent => {
      if (state === null) throw new Error('The account of ada was opened before.');
      const income = {
        type: 'INCOME',
        amount: usd(balance),
        origin: 'MANUAL',
        description: 'Salary',
      } as const;
      return book(state, { ...income, occurredAt: '2026-01-01T00:00:00.000Z' }).event;
    });
  }
  for (const [index, command] of orders.entries()) await place(logs, String(index + 1), command);
}

/** Numbered as the graph's own command does it. */
export async function place(logs: SagaLogs, orderId: string, command: Partial<PlaceOrder>): Promise<void> {
  const payments = (command.payments ?? twoCoffees.payments).map((payment, index) => ({
    ...payment,
    paymentId: `${orderId}.${index + 1}`,
  }));
  const placed = { ...twoCoffees, ...command, orderId, payments };
  await executeOn(logs.orders, {
    aggregate: order,
    id: orderId,
    metadata: systemMetadata('test', `place ${orderId}`),
    decide: (_state, now) => placeOrder(placed, known, now),
    numbered: ({ type }) => (type === 'OrderPlaced' ? { counter: 'order', field: 'number' } : undefined),
    result: null,
  });
}

const kinds = { till: 'TILL', card: 'CARD', ada: 'GENERAL' } as const;

const open = (logs: SagaLogs, accountId: keyof typeof kinds) =>
  executeOn(logs.accounts, {
    aggregate: account,
    id: accountId,
    metadata: systemMetadata('test', `open ${accountId}`),
    decide: () =>
      openAccount({
        accountId,
        code: accountId,
        name: accountId,
        owner: { kind: kinds[accountId] },
        currencyCode: 'USD',
        overdraftLimit: usd(0),
      }),
    result: null,
  });

const happened = <State, Event extends DomainEvent>(
  log: Pick<EventStore, 'execute'>,
  aggregate: Aggregate<State, Event>,
  id: string,
  event: (state: State) => Event,
) =>
  executeOn(log, {
    aggregate,
    id,
    metadata: { ...systemMetadata('test', 'unused'), idempotency: null },
    decide: (state) => accept(event(state)),
    result: null,
  });

const offered = { paymentId: '', amount: null, accountId: null, tendered: null, reference: null } as const;

export const cash = { ...offered, method: 'CASH' } as const;
export const card = { ...offered, method: 'CARD' } as const;
export const onAccount = { ...offered, method: 'ACCOUNT', accountId: 'ada' } as const;
