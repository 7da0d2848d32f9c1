import { checkArgument, dateTimeArgument } from '@tillgraph/platform/subgraph';
import { id } from '@tillgraph/shared-domain/input';
import type { Order, OrderStatus } from '../domain/order.ts';
import type { OrderFilter } from '../generated/schema.ts';

/** A read model's condition that can also be asked of an order at hand. */
type OrderCondition =
  | { readonly path: 'status'; readonly op: 'in'; readonly value: readonly OrderStatus[] }
  | { readonly path: 'customerId' | 'cashierId'; readonly op: 'eq'; readonly value: string }
  | { readonly path: 'placedAt' | 'updatedAt'; readonly op: 'gte' | 'lt'; readonly value: string };

/** From is inclusive, to is not. Malformed values are BAD_USER_INPUT. */
export function conditionsOf(filter: OrderFilter | null | undefined): readonly OrderCondition[] {
  const { status, customerId, cashierId, placedFrom, placedTo, updatedFrom } = filter ?? {};
  return [
    ...(status ? [{ path: 'status', op: 'in', value: status } as const] : []),
    ...ofId('customerId', customerId),
    ...ofId('cashierId', cashierId),
    ...moment('placedAt', 'gte', placedFrom, 'placedFrom'),
    ...moment('placedAt', 'lt', placedTo, 'placedTo'),
    ...moment('updatedAt', 'gte', updatedFrom, 'updatedFrom'),
  ];
}

export function holds(condition: OrderCondition, order: Order): boolean {
  switch (condition.op) {
    case 'in':
      return condition.value.includes(order.status);
    case 'eq':
      return order[condition.path] === condition.value;
    // RFC 3339 in UTC with milliseconds: the texts compare as the moments do.
    case 'gte':
      return order[condition.path] >= condition.value;
    case 'lt':
      return order[condition.path] < condition.value;
  }
}

function ofId(path: 'customerId' | 'cashierId', value: string | null | undefined): readonly OrderCondition[] {
  return value == null ? [] : [{ path, op: 'eq', value: checkArgument(id, value, ['filter', path]) }];
}

function moment(
  path: 'placedAt' | 'updatedAt',
  op: 'gte' | 'lt',
  argument: unknown,
  name: string,
): readonly OrderCondition[] {
  const value = dateTimeArgument(argument, ['filter', name]);
  return value === undefined ? [] : [{ path, op, value }];
}
