import type { Address } from '@tillgraph/shared-domain/address';
import { businessDateOf } from '@tillgraph/shared-domain/business-date';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { Discount } from '@tillgraph/shared-domain/discount';
import type { FulfilmentMethod, OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { compareMoney, formatMoney, type Money } from '@tillgraph/shared-domain/money';
import { customerPerson } from '@tillgraph/shared-domain/person';
import { invalidInput, type UserError } from '@tillgraph/shared-domain/user-error';
import { foreignDiscounts } from './foreign-discounts.ts';
import { type OrderedLine, priceLines } from './price-lines.ts';
import { type Known, refusedReferences } from './references.ts';
import { type OfferedPayment, settlePayments } from './settle-payments.ts';

export interface PlaceOrder {
  readonly orderId: string;
  readonly lines: readonly OrderedLine[];
  readonly payments: readonly OfferedPayment[];
  readonly customerId: string | null;
  readonly cashierId: string | null;
  readonly fulfilmentMethod: FulfilmentMethod;
  readonly deliveryAddress: Address | null;
  readonly note: string | null;
  /** Of the whole order, after the lines' own. */
  readonly discounts: readonly Discount[];
  readonly expectedTotal: Money | null;
}

/** `now` is when it is recorded. The order's number is for the event store to fill in. */
export function placeOrder(command: PlaceOrder, known: Known, now: string): Decision<OrderEvent> {
  const unknown = refusedReferences(command, known);
  if (unknown.length > 0) return refuse(...unknown);
  const misplaced = misplacedInput(command, known.shop.currencyCode);
  if (misplaced.length > 0) return refuse(...misplaced);
  const priced = priceLines(command, known);
  if (!priced.ok) return refuse(...priced.errors);
  const { expectedTotal } = command;
  if (expectedTotal && compareMoney(expectedTotal, priced.total) !== 0) {
    return refuse(priceChanged(expectedTotal, priced.total));
  }
  const settled = settlePayments(command.payments, priced.total);
  if (!settled.ok) return refuse(...settled.errors);
  return accept({
    type: 'OrderPlaced',
    data: {
      orderId: command.orderId,
      number: 0,
      customerId: command.customerId,
      cashierId: command.cashierId,
      fulfilmentMethod: command.fulfilmentMethod,
      businessDate: businessDateOf(now, known.shop.timeZone),
      pricesIncludeTax: known.shop.pricesIncludeTax,
      lines: priced.lines,
      ...(command.discounts.length > 0 && { discounts: command.discounts }),
      discountTotal: priced.discountTotal,
      subtotal: priced.subtotal,
      taxTotal: priced.taxTotal,
      total: priced.total,
      payments: settled.payments,
      ...(command.customerId === null && referencesOf(command)),
    },
    ...personalFields(command, known),
  });
}

function misplacedInput(command: PlaceOrder, currency: string): readonly UserError[] {
  const errors: UserError[] = [];
  if (command.fulfilmentMethod === 'COUNTER' && command.deliveryAddress) {
    errors.push(
      invalidInput('Only a delivery has an address: leave it out, or order for DELIVERY.', [
        'input',
        'deliveryAddress',
      ]),
    );
  }
  if (command.expectedTotal && command.expectedTotal.currency !== currency) {
    errors.push(
      invalidInput(`The shop sells in ${currency}: expect a total in it.`, [
        'input',
        'expectedTotal',
        'currencyCode',
      ]),
    );
  }
  return [...errors, ...foreignDiscounts(command, currency)];
}

/** None where there is nothing to tell: most sales at a counter need no key then. */
function personalFields(command: PlaceOrder, known: Known) {
  const { orderId, customerId, note } = command;
  const deliveryAddress = deliveryAddressOf(command, known);
  const lineNotes = command.lines.flatMap((line) =>
    line.note !== null ? [{ lineId: line.lineId, note: line.note }] : [],
  );
  const references = customerId === null ? undefined : referencesOf(command);
  if (deliveryAddress === null && note === null && lineNotes.length === 0 && !references) return undefined;
  return {
    personal: { deliveryAddress, note, lineNotes, ...references },
    person: customerId === null ? `order-${orderId}` : customerPerson(customerId),
  };
}

function referencesOf({ payments }: PlaceOrder) {
  const references = payments.flatMap(({ paymentId, reference }) =>
    reference === null ? [] : [{ paymentId, reference }],
  );
  return references.length === 0 ? undefined : { references };
}

function deliveryAddressOf(command: PlaceOrder, { customer }: Known): Address | null {
  if (command.fulfilmentMethod === 'COUNTER') return null;
  return command.deliveryAddress ?? customer?.address ?? null;
}

const priceChanged = (expected: Money, actual: Money): UserError => ({
  kind: 'PriceChanged',
  code: 'PRICE_CHANGED',
  message: `The total is ${formatMoney(actual).amount} ${actual.currency} now: show it, and order again with it.`,
  path: ['input', 'expectedTotal'],
  expected,
  actual,
});
