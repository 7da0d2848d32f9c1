import { Fact } from '../components/fact.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';
import { Difference } from './difference.tsx';

/** What makes up the cash that should be there, and what was counted. */
export function ShiftFigures({ shift }: { readonly shift: ShiftFragment }) {
  const { figures: words } = useMessages().shift;
  return (
    <dl className="flex flex-col gap-1">
      <Fact label={words.openingFloat}>{formatMoney(shift.openingFloat)}</Fact>
      <Fact label={words.cashSales}>{formatMoney(shift.cashSales)}</Fact>
      <Fact label={words.cashRefunds}>{takenOut(shift.cashRefunds)}</Fact>
      <Fact label={words.cashIn}>{formatMoney(shift.cashIn)}</Fact>
      <Fact label={words.cashOut}>{takenOut(shift.cashOut)}</Fact>
      <Fact label={words.expectedCash} strong>
        {formatMoney(shift.expectedCash)}
      </Fact>
      {shift.counted && <Fact label={words.counted}>{formatMoney(shift.counted)}</Fact>}
      {shift.difference && (
        <Fact label={words.difference} strong>
          <Difference difference={shift.difference} />
        </Fact>
      )}
    </dl>
  );
}

const takenOut = (money: GraphMoney): string => `${Number(money.amount) > 0 ? '−' : ''}${formatMoney(money)}`;
