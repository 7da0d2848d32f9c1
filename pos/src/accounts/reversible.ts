import type { TransactionRowFragment } from '../graph/generated/graphql.ts';

/**
 * Whether a transaction may be reversed: once, and not what itself reverses. What an order took or gave back is
 * reversed by cancelling or refunding the order.
 */
export const isReversible = ({
  origin,
  order,
  reversedBy,
}: Pick<TransactionRowFragment, 'origin' | 'order' | 'reversedBy'>): boolean =>
  reversedBy === null &&
  order === null &&
  origin !== 'REVERSAL' &&
  origin !== 'ORDER_PAYMENT' &&
  origin !== 'ORDER_REFUND';
