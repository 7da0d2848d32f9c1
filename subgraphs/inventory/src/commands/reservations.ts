import type { CommandMetadata } from '@tillgraph/platform/event-store';
import { ChangedMeanwhile, type ContextRuntime, untilUnchanged } from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { ReservedQuantity } from '@tillgraph/shared-domain/events/inventory';
import { type Answer, putBack, quantitiesOf, release, reserve, takeOut } from '../domain/answer-order.ts';
import { type Reservation, reservation } from '../domain/reservation.ts';
import { type Stock, stock } from '../domain/stock.ts';

/** The answers to orders: each is appended to the order's reservation and to all its products' stocks, or to none. */
export function reservationCommands({ log }: Pick<ContextRuntime, 'log'>) {
  const execute = async (
    orderId: string,
    productIds: readonly string[],
    decide: (state: Reservation | null, stockOf: (productId: string) => Stock) => Answer,
    metadata: CommandMetadata,
  ): Promise<void> => {
    const outcome = await log.execute<readonly [Reservation | null, ...(readonly Stock[])], null>({
      metadata,
      aggregates: [
        { aggregate: reservation, id: orderId },
        ...productIds.map((id) => ({ aggregate: stock, id })),
      ],
      decide: ([present, ...stocks]) => {
        const stockOf = (productId: string) => {
          const loaded = stocks.find(({ id }) => id === productId);
          if (loaded === undefined) throw new ChangedMeanwhile();
          return loaded.state;
        };
        const answer = decide(present.state, stockOf);
        return { accepted: true, appends: appendsOf(orderId, answer, stockOf), result: null };
      },
    });
    if (!outcome.accepted) throw new Error(`The answer to the order ${orderId} was refused.`);
  };

  const settle = (
    orderId: string,
    decide: (state: Reservation | null) => Answer,
    metadata: CommandMetadata,
  ): Promise<void> =>
    untilUnchanged(async () => {
      const { state } = await log.load(reservation, orderId);
      const productIds = quantitiesOf(state).map(({ productId }) => productId);
      await execute(orderId, productIds, decide, metadata);
    });

  return {
    reserve(orderId: string, requested: readonly ReservedQuantity[], metadata: CommandMetadata) {
      const productIds = requested.map(({ productId }) => productId);
      return execute(
        orderId,
        productIds,
        (state, stockOf) => reserve(orderId, requested, state, stockOf),
        metadata,
      );
    },
    release: (orderId: string, metadata: CommandMetadata) =>
      settle(orderId, (state) => release(orderId, state), metadata),
    takeOut: (orderId: string, metadata: CommandMetadata) =>
      settle(orderId, (state) => takeOut(orderId, state), metadata),
    putBack(
      { orderId, refundId }: { readonly orderId: string; readonly refundId: string },
      returned: readonly ReservedQuantity[],
      metadata: CommandMetadata,
    ) {
      const productIds = returned.map(({ productId }) => productId);
      return execute(orderId, productIds, (state) => putBack(orderId, refundId, returned, state), metadata);
    },
  };
}

/**
 * Asks for each moved stock, so that none is appended to that the command has not loaded. The reservation comes last:
 * who has seen it may ask for the stocks up to its position.
 */
function appendsOf(orderId: string, answer: Answer, stockOf: (productId: string) => Stock) {
  return [
    ...answer.stock.map((event) => {
      stockOf(event.data.productId);
      return { stream: streamOf(stock, event.data.productId), events: [{ event }] };
    }),
    {
      stream: streamOf(reservation, orderId),
      events: answer.reservation.map((event) => ({ event })),
    },
  ];
}
