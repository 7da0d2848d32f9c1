import type { Condition } from '@tillgraph/platform/read-models';
import { type ContextRuntime, live, type RequestContext } from '@tillgraph/platform/subgraph';
import type { Order } from '../domain/order.ts';
import type { SubscriptionOrderChangedArgs, SubscriptionOrdersChangedArgs } from '../generated/schema.ts';
import { orders } from '../projections/orders.ts';
import { conditionsOf } from './orders.ts';
import { seenIn } from './seen.ts';

export const watchOrder = (
  { readModels }: ContextRuntime,
  { orderId, afterVersion }: SubscriptionOrderChangedArgs,
  { signal }: RequestContext,
) =>
  live(
    'orderChanged',
    readModels.collection(orders).watch(orderId, {
      ...(afterVersion != null && { afterVersion }),
      ...(signal && { signal }),
    }),
    ({ document }) => document,
    ({ document }) => seenIn(document),
  );

export function watchOrders(
  { readModels }: ContextRuntime,
  { filter, after }: SubscriptionOrdersChangedArgs,
  { signal }: RequestContext,
) {
  const conditions = conditionsOf(filter);
  return live(
    'ordersChanged',
    readModels.collection(orders).watchAll({
      matches: (order) => conditions.every((condition) => holds(condition, order)),
      ...(after != null && { after }),
      ...(signal && { signal }),
    }),
    ({ stored, matches, cursor }) => ({ order: stored.document, matches, cursor }),
    ({ stored }) => seenIn(stored.document),
  );
}

/** What the filter's conditions say, of a document at hand. */
function holds({ path, op, value }: Condition, order: Order): boolean {
  const actual: unknown = Reflect.get(order, path);
  return actual === value || op;
}
