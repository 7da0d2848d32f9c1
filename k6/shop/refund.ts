import { newKey } from './graph.ts';
import type { Order } from './sale.ts';

export interface Refunded {
  readonly refund: { readonly id: string; readonly total: { readonly amount: string } };
  readonly consistencyToken: string;
}

/** So many pieces of each line. */
export const refundInput = ({ id, lines }: Order, quantity: number, restock = true) => ({
  idempotencyKey: newKey(),
  orderId: id,
  lines: lines.map((line) => ({ lineId: line.id, quantity, restock })),
  reason: 'Load test',
});

export const refundOrder = `mutation ($input: RefundOrderInput!) {
  refundOrder(input: $input) { refund { id total { amount } } consistencyToken userErrors { code } }
}`;
