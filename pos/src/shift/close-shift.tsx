import { formatMoney as asDecimal, type Money, subtract } from '@tillgraph/shared-domain/money';
import { useState } from 'react';
import { useClient } from 'urql';
import { Panel } from '../components/panel.tsx';
import { failureText } from '../forms/show-failure.ts';
import { useChange } from '../graph/change.ts';
import { CloseTillDocument, type ShiftFragment, ShiftOfDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { moneyOf } from '../money/graph-money.ts';
import { countedSum, nothingCounted } from './count.ts';
import { CountComparison } from './count-comparison.tsx';
import { CountForm } from './count-form.tsx';
import { closingKey, storedClosing } from './kept-count.ts';
import { type Booked, bookedBetween } from './meanwhile.ts';
import { ShiftClosed } from './shift-closed.tsx';
import { useKept } from './use-kept.ts';
import { useShift } from './use-shift.ts';

export interface CloseShiftProps {
  readonly shiftId: string;
  readonly onLeave: () => void;
}

/** From the count to the Z report. */
export function CloseShift({ shiftId, onLeave }: CloseShiftProps) {
  const { shift: words, lists } = useMessages();
  const { shift } = useShift(shiftId);
  const [done, setDone] = useState(false);
  if (!shift) return <p role="status">{shift === null ? words.noSuchShift : lists.loading}</p>;
  if (shift.closedAt) {
    return (
      <ShiftClosed shift={shift} told={done ? undefined : words.close.closedMeanwhile} onLeave={onLeave} />
    );
  }
  return <Counting shift={shift} onLeave={onLeave} onClosed={() => setDone(true)} />;
}

interface CountingProps {
  readonly shift: ShiftFragment;
  readonly onLeave: () => void;
  readonly onClosed: () => void;
}

/**
 * What should be there is told after the count alone, and is what it was when the counting began: when there was a
 * booking meanwhile, nobody knows whether its cash was counted.
 */
function Counting({ shift, onLeave, onClosed }: CountingProps) {
  const { shift: words, forms } = useMessages();
  const client = useClient();
  const { run, state } = useChange(CloseTillDocument);
  const [{ began, count }, keep] = useKept(closingKey(shift.id), storedClosing, {
    began: shift,
    count: nothingCounted,
  });
  const [compared, setCompared] = useState<Money>();
  const [meanwhile, setMeanwhile] = useState<readonly Booked[]>();
  const [error, setError] = useState<string>();
  const currency = shift.openingFloat.currencyCode;

  const countAgain = (now: ShiftFragment) => {
    setMeanwhile(now.version === began.version ? undefined : bookedBetween(began, now));
    keep({ began: now, count });
    setCompared(undefined);
  };
  const compare = () => {
    const counted = countedSum(count, currency);
    setError(counted ? undefined : words.count.missing);
    if (!counted) return;
    if (shift.version !== began.version) countAgain(shift);
    else setCompared(counted);
  };
  async function close(counted: Money) {
    const closed = await run({
      tillSessionId: shift.id,
      expectedVersion: began.version,
      counted: asDecimal(counted),
    });
    if (closed.kind === 'done') return onClosed();
    const { data } = await client
      .query(ShiftOfDocument, { id: shift.id }, { requestPolicy: 'network-only' })
      .toPromise();
    const now = data?.tillSession ?? shift;
    if (now.version !== began.version) countAgain(now);
    else setError(failureText(closed, forms));
  }

  return (
    <div className="max-w-2xl">
      <Panel title={words.close.title(writtenNumber(shift.number))}>
        {compared ? (
          <CountComparison
            expected={moneyOf(began.expectedCash)}
            counted={compared}
            difference={subtract(compared, moneyOf(began.expectedCash))}
            state={state}
            error={error}
            onAgain={() => countAgain(shift)}
            onConfirm={() => void close(compared)}
          />
        ) : (
          <CountForm
            currency={currency}
            count={count}
            error={error}
            meanwhile={meanwhile}
            onChange={(changed) => keep({ began, count: changed })}
            onCompare={compare}
            onLeave={onLeave}
          />
        )}
      </Panel>
    </div>
  );
}
