import { readFileSync } from 'node:fs';
import { type Discount, parsePercent } from '@tillgraph/shared-domain/discount';
import { formatMoney, type Money, parseAmount } from '@tillgraph/shared-domain/money';
import { known, orderAfter } from '../testing/an-order.ts';
import { refunded } from '../testing/refunded.ts';
import { sold } from '../testing/sold.ts';
import { priceLines } from './price-lines.ts';
import type { Known } from './references.ts';
import type { RefundOrder } from './refund-order.ts';
import type { OfferedPayment } from './settle-payments.ts';

const page = readFileSync(new URL('../../../../docs/money.md', import.meta.url), 'utf8');

type Row = Readonly<Record<string, string>>;

/** The rows of the page's table under these words, by column. */
function tableAfter(words: string): readonly Row[] {
  const [head = '', , ...rows] =
    page
      .slice(page.indexOf(words))
      .split('\n\n')
      .flatMap((part) => (part.startsWith('|') ? [part.trim().split('\n')] : []))[0] ?? [];
  const cells = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const columns = cells(head);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, index) => [columns[index] ?? '', cell])));
}

const minorOf = (amount: string, currency: string): number => {
  const parsed = parseAmount(amount, currency);
  if (!parsed.ok) throw new Error(`${amount}: ${parsed.message}`);
  return parsed.scaled;
};
const percentOf = (text: string): number => {
  const parsed = parsePercent(text.replace(' %', ''));
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.scaled;
};
const shown = (money: Money): string => formatMoney(money).amount;

const discountOf = (text = '', currency: string): Discount | null => {
  if (text === '') return null;
  return text.endsWith('%')
    ? { percent: percentOf(text) }
    : { amount: { minor: minorOf(text, currency), currency } };
};

/** Rows of lines as an order, and the shop that has such products. */
function orderOf(rows: readonly Row[], currency: string, pricesIncludeTax: boolean) {
  const facts: Known = {
    ...known,
    shop: { currencyCode: currency, timeZone: 'UTC', pricesIncludeTax },
    products: new Map(
      rows.map((row, index) => [
        String(index),
        {
          name: '',
          sku: '',
          price: { minor: minorOf(row['unit price'] ?? '', currency), currency },
          taxRate: percentOf(row.tax ?? ''), // both are millionths
          categoryId: null,
          archived: false,
        },
      ]),
    ),
  };
  const lines = rows.map((row, index) => ({
    lineId: String(index),
    productId: String(index),
    quantity: Number(row.pieces) * 1000,
    discount: discountOf(row.discount, currency),
    note: null,
  }));
  return { lines, facts };
}

function priced(lines: ReturnType<typeof orderOf>, discounts: readonly Discount[] = []) {
  const answer = priceLines({ lines: lines.lines, discounts }, lines.facts);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const figures = ['discountTotal', 'subtotal', 'taxTotal', 'total'] as const;
const figuresOf = (sum: Readonly<Record<(typeof figures)[number], Money>>) =>
  Object.fromEntries(figures.map((figure) => [figure, shown(sum[figure])]));

test.each(tableAfter('## A line'))('a line: $prices, $unit price × $pieces, $tax, less $discount', (row) => {
  const [currency = '', prices] = row.prices?.split(', ') ?? [];
  const { lines } = priced(orderOf([row], currency, prices === 'with tax'));
  expect(row).toMatchObject(lines.map(figuresOf)[0] ?? {});
});

test('an order’s discounts are spread over its lines', () => {
  const rows = tableAfter('Three lines in USD');
  const discounts = [{ percent: percentOf('10 %') }, { amount: { minor: 100, currency: 'USD' } }];
  const order = priced(orderOf(rows.slice(0, -1), 'USD', false), discounts);
  expect(rows).toMatchObject([...order.lines, order].map(figuresOf));
});

test.each(tableAfter('Three pieces at 3.33 USD'))(
  'a refund of $pieces of three pieces, after $refunded before',
  (row) => {
    const three = { 'unit price': '3.33', pieces: '3', tax: '19 %', discount: '0.50' };
    const { lines, facts } = orderOf([three], 'USD', true);
    let events = sold({ lines }, facts);
    const refund = (pieces: string | undefined) => {
      const lines = [{ lineId: '0', quantity: Number(pieces) * 1000, restock: true }];
      const made = refunded(orderAfter(...events), { lines });
      events = [...events, made];
      return made.data;
    };
    if (row['refunded before'] !== '0') refund(row['refunded before']);
    const { total, taxTotal } = refund(row.pieces);
    expect(row).toMatchObject({ total: shown(total), taxTotal: shown(taxTotal) });
  },
);

test('refunds go where the page says', () => {
  const payment = { accountId: null, tendered: null, reference: null, amount: null };
  const cash: OfferedPayment = { ...payment, paymentId: 'cash', method: 'CASH' };
  const payments = [
    { ...cash, amount: { minor: 300, currency: 'USD' } },
    { ...payment, paymentId: 'card', method: 'CARD' } as const,
  ];
  const [first, second, told] = tableAfter('An order was paid with 3.00 in cash');
  let events = sold({ payments });
  const goes = (row: Row | undefined, change: Partial<RefundOrder> = {}) => {
    const made = refunded(orderAfter(...events), change);
    events = [...events, made];
    const [inCash, byCard] = orderAfter(...events).payments;
    expect(row).toMatchObject({
      refund: shown(made.data.total),
      goes: made.data.payments
        .map(({ method, amount }) => `${shown(amount)} ${method.toLowerCase()}`)
        .join(' '),
      '`Payment.refunded` then': `cash ${inCash && shown(inCash.refunded)}, card ${byCard && shown(byCard.refunded)}`,
    });
  };
  goes(first);
  goes(second);
  events = sold({ payments });
  goes(told, { payments: [cash] });
});
