import { createPayments } from '@tillgraph/accounts/reactors/payments';
import { createReservations } from '@tillgraph/inventory/reactors/reservations';
import { changeOrderCommands } from '@tillgraph/orders/commands/change-order';
import { timeOutOrder } from '@tillgraph/orders/domain/cancel-order';
import { type Order, order } from '@tillgraph/orders/domain/order';
import { refundOrder } from '@tillgraph/orders/domain/refund-order';
import { createSaga } from '@tillgraph/orders/reactors/saga';
import type { Reactor } from '@tillgraph/platform/consumers';
import type { EventStore } from '@tillgraph/platform/event-store';
import {
  type ContextRuntime,
  executeOn,
  type RequestContext,
  systemMetadata,
} from '@tillgraph/platform/subgraph';
import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';

export const sagaContexts = ['orders', 'inventory', 'accounts'] as const;
export type SagaContext = (typeof sagaContexts)[number];
/** What each context's part in the saga is done on. */
export type SagaLogs = Readonly<Record<SagaContext, Pick<EventStore, 'context' | 'execute' | 'load'>>>;
export type RecordedLogs = Readonly<Record<SagaContext, readonly Recorded[]>>;

/** What people and the clock do to an order, beside what the contexts answer to each other. */
export const deeds = ['cancel', 'ship', 'timeOut', 'refund'] as const;
export type Deed = (typeof deeds)[number];

export interface Saga {
  /** The contexts' own reactors. */
  readonly reactors: readonly Reactor[];
  /** Each may be refused; then nothing has changed. */
  readonly do: Readonly<Record<Deed, (orderId: string) => Promise<void>>>;
}

export function sagaOn(logs: SagaLogs): Saga {
  const orders = runtimeOn(logs.orders);
  const { cancel, ship } = changeOrderCommands(orders);
  const anew = () => ({ ...systemMetadata('test', 'unused'), idempotency: null });
  return {
    reactors: [
      createSaga(orders),
      createReservations(runtimeOn(logs.inventory)),
      createPayments(runtimeOn(logs.accounts)),
    ],
    do: {
      async cancel(orderId) {
        await cancel({ ...change(orderId), message: null }, anew(), mayRefund);
      },
      async ship(orderId) {
        await ship(change(orderId), anew());
      },
      async timeOut(orderId) {
        const metadata = systemMetadata('order-time-out', `time-out/${orderId}`);
        await executeOn(orders.log, {
          aggregate: order,
          id: orderId,
          metadata,
          decide: timeOutOrder,
          result: null,
        });
      },
      async refund(orderId) {
        await executeOn(orders.log, {
          aggregate: order,
          id: orderId,
          metadata: anew(),
          decide: (state, now) => (state ? refundOnePiece(state, now) : accept()),
          result: null,
        });
      },
    },
  };
}

function refundOnePiece(state: Order, now: string): Decision<OrderEvent> {
  const [line] = state.lines;
  const command = {
    refundId: `${state.id}.refund-${state.refunds.length + 1}`,
    lines: line ? [{ lineId: line.lineId, quantity: 1000, restock: true }] : [],
    payments: null,
    reason: 'Spilt',
    refundedBy: null,
  };
  return refundOrder(command, state, { timeZone: 'UTC', accounts: new Map() }, now);
}

// The saga asks its runtime for the log alone, and its log for commands and aggregates.
const runtimeOn = (log: SagaLogs[SagaContext]) => ({ log }) as ContextRuntime;

const change = (orderId: string) => ({ idempotencyKey: 'unused', orderId, expectedVersion: null });

const mayRefund = { requireScope: () => undefined } as unknown as RequestContext; // cancelling asks for nothing else

/** A reactor and one of the streams whose events it takes, in order. */
export interface Subscription {
  readonly reactor: Reactor;
  readonly context: SagaContext;
  readonly stream: string;
}

export const subscriptionsOf = ({ reactors }: Saga, logs: RecordedLogs): readonly Subscription[] =>
  reactors.flatMap((reactor) =>
    sagaContexts.flatMap((context) => {
      const taken = logs[context].filter(({ type }) => reactor.handles[context]?.includes(type));
      return [...new Set(taken.map(({ stream }) => stream))].map((stream) => ({ reactor, context, stream }));
    }),
  );

export const eventsFor = (
  { reactor, context, stream }: Subscription,
  logs: RecordedLogs,
): readonly Recorded[] =>
  logs[context].filter((event) => event.stream === stream && reactor.handles[context]?.includes(event.type));

export const nameOf = ({ reactor, stream }: Subscription): string => `${reactor.name}/${stream}`;
