import type { RefundedLine } from '@tillgraph/shared-domain/events/orders';
import { type Money, subtract } from '@tillgraph/shared-domain/money';
import { formatQuantity, type Quantity } from '@tillgraph/shared-domain/quantity';
import { divideHalfUp } from '@tillgraph/shared-domain/rounding';
import { notFound, stateNotAllowed, type UserError } from '@tillgraph/shared-domain/user-error';
import type { OrderLine } from './order.ts';

/** Pieces of a line that come back. */
export interface ReturnedPieces {
  readonly lineId: string;
  readonly quantity: Quantity;
  readonly restock: boolean;
}

export type RefundedLines =
  | { readonly ok: true; readonly lines: readonly RefundedLine[] }
  | { readonly ok: false; readonly errors: readonly UserError[] };

/** What the pieces are worth, one after the other, for a line may come back in several parts. Never more than was sold. */
export function refundLines(sold: readonly OrderLine[], returned: readonly ReturnedPieces[]): RefundedLines {
  const soldLines = new Map(sold.map((line) => [line.lineId, line]));
  const refundedBefore = new Map(sold.map((line) => [line.lineId, line.refundedQuantity]));
  const lines: RefundedLine[] = [];
  const errors: UserError[] = [];
  for (const [index, pieces] of returned.entries()) {
    const line = soldLines.get(pieces.lineId);
    if (!line) {
      errors.push(
        notFound('The order has no such line: look it up anew.', ['input', 'lines', String(index), 'lineId']),
      );
      continue;
    }
    const before = refundedBefore.get(line.lineId) ?? 0;
    if (before + pieces.quantity > line.quantity) {
      errors.push(tooMany(line.quantity - before, index));
      continue;
    }
    refundedBefore.set(line.lineId, before + pieces.quantity);
    lines.push(refundedLine(line, before, pieces));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, lines };
}

function refundedLine(
  line: OrderLine,
  before: Quantity,
  { quantity, restock }: ReturnedPieces,
): RefundedLine {
  const partOf = (amount: Money) =>
    subtract(refundedSoFar(amount, before + quantity, line), refundedSoFar(amount, before, line));
  const total = partOf(line.total);
  const taxTotal = partOf(line.taxTotal);
  return {
    lineId: line.lineId,
    productId: line.productId,
    productName: line.productName,
    sku: line.sku,
    categoryId: line.categoryId,
    categoryName: line.categoryName,
    quantity,
    restock,
    taxRate: line.taxRate,
    subtotal: subtract(total, taxTotal),
    taxTotal,
    total,
  };
}

/** Half up over all pieces so far: however a line comes back, in the end it is the line's amount to the minor unit. */
const refundedSoFar = ({ minor, currency }: Money, pieces: Quantity, line: OrderLine): Money => ({
  minor: Number(divideHalfUp(BigInt(minor) * BigInt(pieces), BigInt(line.quantity))),
  currency,
});

function tooMany(left: Quantity, index: number): UserError {
  const message =
    left === 0
      ? 'All of this line was refunded already.'
      : `Only ${formatQuantity(left)} of this line can be refunded.`;
  return stateNotAllowed(message, ['input', 'lines', String(index), 'quantity']);
}
