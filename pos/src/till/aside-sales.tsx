import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import type { OpenSale } from './stored-till.ts';

export interface AsideSalesProps {
  readonly sales: readonly OpenSale[];
  readonly onAsk: (sale: OpenSale) => void;
  readonly onForget: (sale: OpenSale) => void;
}

/** Sales that nobody knows the outcome of, until they are asked for again or were settled otherwise. */
export function AsideSales({ sales, onAsk, onForget }: AsideSalesProps) {
  const { aside: words } = useMessages();
  const { shop } = useWorkplace();
  if (sales.length === 0) return null;
  return (
    <ul aria-label={words.title} className="flex flex-col gap-2">
      {sales.map((sale) => {
        const { expectedTotal, idempotencyKey } = sale.submission;
        const when = writtenMoment(sale.since, shop.timeZone);
        return (
          <li
            key={idempotencyKey}
            className="flex flex-wrap items-center gap-2 rounded-lg border border-danger px-2 py-1 text-sm"
          >
            <span className="mr-auto min-w-40 flex-1">
              {words.open(when, expectedTotal ? formatMoney(expectedTotal) : '')}
            </span>
            <Button aria-label={words.askNamed(when)} onClick={() => onAsk(sale)}>
              {words.ask}
            </Button>
            <Button aria-label={words.forgetNamed(when)} onClick={() => onForget(sale)}>
              {words.forget}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
