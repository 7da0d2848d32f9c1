import { formatMoney as asDecimal, type Money, negate } from '@tillgraph/shared-domain/money';
import { Button } from '../components/button.tsx';
import { Fact } from '../components/fact.tsx';
import type { ChangeState } from '../graph/change.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { Difference } from './difference.tsx';

export interface CountComparisonProps {
  readonly expected: Money;
  readonly counted: Money;
  readonly difference: Money;
  readonly state: ChangeState;
  readonly error: string | undefined;
  readonly onAgain: () => void;
  readonly onConfirm: () => void;
}

/**
 * What was counted beside what should be there; then the shift is closed, or counted again. Enter that is hit twice closes
 * nothing.
 */
export function CountComparison(props: CountComparisonProps) {
  const { expected, counted, difference, state, error, onAgain, onConfirm } = props;
  const { shift: words, forms } = useMessages();
  return (
    <>
      <dl className="flex flex-col gap-1 text-lg">
        <Fact label={words.figures.counted}>{formatMoney(counted)}</Fact>
        <Fact label={words.figures.expectedCash}>{formatMoney(expected)}</Fact>
        <Fact label={words.figures.difference} strong>
          <Difference difference={asDecimal(difference)} />
        </Fact>
      </dl>
      <p role="status" className="font-medium">
        {toldOf(difference, words.close)}
      </p>
      {error !== undefined && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {state.lost && <p role="status">{forms.lost}</p>}
      <div className="flex flex-wrap gap-2">
        <Button autoFocus onClick={onAgain}>
          {words.close.again}
        </Button>
        <Button
          tone="primary"
          className="flex-1"
          aria-disabled={state.busy}
          onClick={() => state.busy || onConfirm()}
        >
          {words.close.confirm}
        </Button>
      </div>
    </>
  );
}

interface DifferenceWords {
  readonly fits: string;
  readonly over: (amount: string) => string;
  readonly short: (amount: string) => string;
}

function toldOf(difference: Money, words: DifferenceWords): string {
  if (difference.minor === 0) return words.fits;
  return difference.minor > 0
    ? words.over(formatMoney(difference))
    : words.short(formatMoney(negate(difference)));
}
