import { Button } from '../components/button.tsx';
import { refusalText } from '../forms/refusal-text.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { Refusals } from './place-order.ts';

export interface SaleRefusedProps {
  readonly refusals: Refusals;
  readonly onBack: () => void;
}

export function SaleRefused({ refusals, onBack }: SaleRefusedProps) {
  const { outcome: words, pay, forms } = useMessages();
  return (
    <>
      <div role="alert">
        {refusals.map((refusal) => (
          <p key={refusal.message}>
            {refusal.__typename === 'PriceChanged'
              ? words.priceChanged(formatMoney(refusal.actual))
              : refusalText(refusal, forms)}
          </p>
        ))}
      </div>
      <Button tone="primary" onClick={onBack}>
        {pay.back}
      </Button>
    </>
  );
}
