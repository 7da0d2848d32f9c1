import { Button } from '../components/button.tsx';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

export interface SaleCancelledProps {
  readonly order: SaleFragment;
  readonly onBack: () => void;
  readonly onReduce: (available: ReadonlyMap<string, number>) => void;
}

/** Why nothing was sold, and what there is: of the goods, or in the account. */
export function SaleCancelled({ order, onBack, onReduce }: SaleCancelledProps) {
  const { outcome: words, pay } = useMessages();
  const { message, shortages = [], available } = order.cancellation ?? {};
  const inStock = new Map(
    shortages.flatMap(({ line, available: left }) =>
      line.product ? [[line.product.id, left] as const] : [],
    ),
  );
  return (
    <>
      <div role="alert">
        {shortages.length === 0 && <p>{message}</p>}
        <ul>
          {shortages.map(({ line, requested, available: left }) => (
            <li key={line.id}>
              {words.shortage(line.productName, writtenNumber(requested), writtenNumber(left))}
            </li>
          ))}
        </ul>
        {available && <p>{words.declinedAvailable(formatMoney(available))}</p>}
      </div>
      {inStock.size > 0 && (
        <Button tone="primary" onClick={() => onReduce(inStock)}>
          {words.sellWhatThereIs}
        </Button>
      )}
      <Button onClick={onBack}>{pay.back}</Button>
    </>
  );
}
