import { formatMoney, type GraphMoney } from '../money/format-money.ts';

/** What was counted less what should have been there, with its sign. */
export function Difference({ difference }: { readonly difference: GraphMoney }) {
  const amount = Number(difference.amount);
  const tone = amount < 0 ? 'text-danger' : amount > 0 ? 'text-warning' : '';
  return (
    <span className={`whitespace-nowrap ${tone}`}>
      {amount > 0 && '+'}
      {formatMoney(difference)}
    </span>
  );
}
