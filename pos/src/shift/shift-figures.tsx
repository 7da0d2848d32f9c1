import { useMay } from '../app/scopes.ts';
import { Fact } from '../components/fact.tsx';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';
import { Difference } from './difference.tsx';
import { isTold } from './is-told.ts';

/** What makes up the cash that should be there, as far as one may know it by now, and what was counted. */
export function ShiftFigures({ shift }: { readonly shift: ShiftFragment }) {
  const { figures: words } = useMessages().shift;
  const told = isTold(shift, useMay());
  return (
    <>
      <dl className="flex flex-col gap-1">
        <Fact label={words.openingFloat}>{formatMoney(shift.openingFloat)}</Fact>
        {told && (
          <>
            <Fact label={words.cashSales}>{formatMoney(shift.cashSales)}</Fact>
            <Fact label={words.cashRefunds}>{takenOut(shift.cashRefunds)}</Fact>
          </>
        )}
        <Fact label={words.cashIn}>{formatMoney(shift.cashIn)}</Fact>
        <Fact label={words.cashOut}>{takenOut(shift.cashOut)}</Fact>
        {told && (
          <Fact label={words.expectedCash} strong>
            {formatMoney(shift.expectedCash)}
          </Fact>
        )}
        {shift.counted && <Fact label={words.counted}>{formatMoney(shift.counted)}</Fact>}
        {shift.difference && (
          <Fact label={words.difference} strong>
            <Difference difference={shift.difference} />
          </Fact>
        )}
      </dl>
      {!told && <p className="text-sm text-faint">{words.blind}</p>}
    </>
  );
}

const takenOut = (money: GraphMoney): string => `${Number(money.amount) > 0 ? '−' : ''}${formatMoney(money)}`;
