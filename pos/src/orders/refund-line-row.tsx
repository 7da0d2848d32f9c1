import { Button } from '../components/button.tsx';
import { CheckField } from '../components/field.tsx';
import type { SoldLineFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { leftOf, type ReturnedPieces } from './returned-pieces.ts';

export interface RefundLineRowProps {
  readonly line: SoldLineFragment;
  readonly returned: ReturnedPieces;
  readonly onChange: (returned: ReturnedPieces) => void;
}

/** A line of which pieces may come back. */
export function RefundLineRow({ line, returned, onChange }: RefundLineRowProps) {
  const { refund: words } = useMessages().orders;
  const { productName: name, quantity } = line;
  const left = leftOf(line);
  const { pieces, restock } = returned;
  const choose = (chosen: number) => onChange({ pieces: Math.max(0, Math.min(left, chosen)), restock });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line/40 py-2">
      <div className="min-w-40 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-faint">
          {left > 0 ? words.left(writtenNumber(left), writtenNumber(quantity)) : words.noneLeft}
        </p>
      </div>
      {left > 0 && (
        <>
          <div className="flex items-center gap-1">
            <Button aria-label={words.fewer(name)} disabled={pieces === 0} onClick={() => choose(pieces - 1)}>
              −
            </Button>
            <input
              aria-label={words.quantity(name)}
              inputMode="numeric"
              className="min-h-11 w-16 rounded-lg border border-line bg-field text-center"
              value={pieces}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onChange={({ currentTarget: { value } }) => {
                if (/^\d{0,6}$/.test(value)) choose(Number(value));
              }}
            />
            <Button
              aria-label={words.more(name)}
              disabled={pieces === left}
              onClick={() => choose(pieces + 1)}
            >
              +
            </Button>
          </div>
          <CheckField
            label={words.restockShort}
            aria-label={words.restock(name)}
            checked={restock}
            onChange={({ currentTarget }) => onChange({ pieces, restock: currentTarget.checked })}
          />
        </>
      )}
    </li>
  );
}
