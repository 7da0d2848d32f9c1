import {
  type ContextRuntime,
  countedConnection,
  history,
  mutation,
  type RequestContext,
} from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { formatTaxRate } from '@tillgraph/shared-domain/tax';
import { cancelOrderInput, changeOrderCommands, shipOrderInput } from './commands/change-order.ts';
import { placeOrderCommand, placeOrderInput } from './commands/place-order.ts';
import { refundOrderCommand, refundOrderInput } from './commands/refund-order.ts';
import { order } from './domain/order.ts';
import { taxesByRate } from './domain/taxes.ts';
import type { Resolvers } from './generated/schema.ts';
import { orders } from './projections/orders.ts';
import { cancellationOf } from './queries/cancellation.ts';
import { watchOrder, watchOrders } from './queries/live-orders.ts';
import { findCustomerOrders, findOrderByNumber, findOrders } from './queries/orders.ts';
import { refundsOf } from './queries/refunds.ts';
import { seenIn } from './queries/seen.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const { log } = runtime;
  const changes = changeOrderCommands(runtime);

  /** With the order comes what stock and accounts did to bring it there, and about its outcome. */
  const payload = async ({ orderId }: { readonly orderId: string }, request: RequestContext) => {
    const { state } = await log.load(order, orderId);
    if (state) request.seen(seenIn(state));
    return { order: state };
  };

  return {
    Query: {
      order: async (_parent, { id }, request) => (await request.read(orders).get(id))?.document ?? null,
      orderByNumber: (_parent, { number }, request) => findOrderByNumber(request.read(orders), number),
      orders: (_parent, args, request) => findOrders(request.read(orders), args),
    },
    Mutation: {
      placeOrder: mutation(runtime, {
        name: 'placeOrder',
        input: placeOrderInput,
        execute: placeOrderCommand(runtime),
        payload,
      }),
      cancelOrder: mutation(runtime, {
        name: 'cancelOrder',
        input: cancelOrderInput,
        execute: changes.cancel,
        payload,
      }),
      shipOrder: mutation(runtime, {
        name: 'shipOrder',
        input: shipOrderInput,
        execute: changes.ship,
        payload,
      }),
      refundOrder: mutation(runtime, {
        name: 'refundOrder',
        input: refundOrderInput,
        execute: refundOrderCommand(runtime),
        payload: async ({ orderId, refundId }, request) => {
          const { order: refunded } = await payload({ orderId }, request);
          const refunds = refunded ? refundsOf(refunded) : [];
          return { order: refunded, refund: refunds.find((refund) => refund.refundId === refundId) ?? null };
        },
      }),
    },
    Subscription: {
      orderChanged: { subscribe: (_parent, args, request) => watchOrder(runtime, args, request) },
      ordersChanged: { subscribe: (_parent, args, request) => watchOrders(runtime, args, request) },
    },
    Order: {
      __resolveReference: async ({ id }, request) => (await request.read(orders).get(id))?.document ?? null,
      number: ({ number }) => String(number),
      customer: ({ customerId }) => (customerId === null ? null : { id: customerId }),
      cashier: ({ cashierId }) => (cashierId === null ? null : { id: cashierId }),
      taxes: ({ lines }) => taxesByRate(lines),
      refunds: refundsOf,
      cancellation: cancellationOf,
      completedAt: (state) => ('completedAt' in state ? state.completedAt : null),
      history: ({ id }, args) => history(log, streamOf(order, id), args, 'oldestFirst'),
    },
    OrderLine: {
      id: ({ lineId }) => lineId,
      product: ({ productId }) => ({ id: productId }),
      taxRate: ({ taxRate }) => formatTaxRate(taxRate),
    },
    TaxTotal: {
      rate: ({ rate }) => formatTaxRate(rate),
    },
    Payment: {
      id: ({ paymentId }) => paymentId,
      account: ({ accountId }) => (accountId === null ? null : { id: accountId }),
    },
    Refund: {
      id: ({ refundId }) => refundId,
      refundedBy: ({ refundedBy }) => (refundedBy === null ? null : { id: refundedBy }),
    },
    Customer: {
      __resolveReference: ({ id }) => ({ id }),
      orders: ({ id }, args, request) => findCustomerOrders(request.read(orders), id, args),
    },
    OrderConnection: countedConnection,
  };
}
