import type { Money } from '@tillgraph/shared-domain/money';
import { type KeyboardEvent, useId } from 'react';
import { Field } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { type Count, countedSum, nothingCounted, piecesOf } from './count.ts';
import { denominationsOf } from './denominations.ts';

export interface CountFieldsProps {
  readonly currency: string;
  readonly count: Count;
  readonly error: string | undefined;
  readonly onChange: (count: Count) => void;
}

/** Cash as it is counted: pieces of each note and coin, or a sum. */
export function CountFields({ currency, count, error, onChange }: CountFieldsProps) {
  const { count: words } = useMessages().shift;
  const sum = countedSum(count, currency);
  const name = useId();
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="sr-only">{words.way}</legend>
        <Way
          name={name}
          label={words.byPieces}
          chosen={count.by === 'pieces'}
          onChoose={() => onChange(nothingCounted)}
        />
        <Way
          name={name}
          label={words.bySum}
          chosen={count.by === 'sum'}
          onChoose={() => onChange({ by: 'sum', sum: '' })}
        />
      </fieldset>
      {count.by === 'sum' ? (
        <Field
          label={words.sum}
          inputMode="decimal"
          autoComplete="off"
          className="text-right text-xl"
          value={count.sum}
          onChange={({ currentTarget }) => onChange({ by: 'sum', sum: currentTarget.value })}
        />
      ) : (
        <Pieces currency={currency} pieces={count.pieces} onChange={onChange} />
      )}
      <p className="flex justify-between text-xl font-semibold">
        <span>{words.sum}</span>
        <output>{sum ? formatMoney(sum) : '–'}</output>
      </p>
      {error !== undefined && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
    </>
  );
}

interface WayProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Way = ({ name, label, chosen, onChoose }: WayProps) => (
  <label className="flex min-h-11 items-center gap-2">
    <input type="radio" name={name} className="size-5 accent-accent" checked={chosen} onChange={onChoose} />
    {label}
  </label>
);

interface PiecesProps {
  readonly currency: string;
  readonly pieces: Readonly<Record<number, string>>;
  readonly onChange: (count: Count) => void;
}

const Pieces = ({ currency, pieces, onChange }: PiecesProps) => (
  <div className="gap-x-8 sm:columns-2">
    {denominationsOf(currency).map((denomination) => (
      <PiecesOf
        key={denomination.minor}
        denomination={denomination}
        typed={pieces[denomination.minor] ?? ''}
        onType={(text) => onChange({ by: 'pieces', pieces: { ...pieces, [denomination.minor]: text } })}
      />
    ))}
  </div>
);

interface PiecesOfProps {
  readonly denomination: Money;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

function PiecesOf({ denomination, typed, onType }: PiecesOfProps) {
  const { count: words } = useMessages().shift;
  const name = formatMoney(denomination);
  const pieces = typed.trim() === '' ? 0 : piecesOf(typed);
  const worth = { ...denomination, minor: denomination.minor * pieces };
  return (
    <div className="mb-1 grid break-inside-avoid grid-cols-[5.5rem_5rem_1fr] items-center gap-3">
      <span aria-hidden className="text-right">
        {name}
      </span>
      <input
        aria-label={words.pieces(name)}
        aria-invalid={Number.isNaN(pieces)}
        inputMode="numeric"
        autoComplete="off"
        className="min-h-11 w-full rounded-lg border border-line bg-field px-3 text-right aria-invalid:border-danger"
        value={typed}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDown={goToNext}
      />
      <span aria-hidden className="text-right text-faint">
        {pieces > 0 && formatMoney(worth)}
      </span>
    </div>
  );
}

/** Who counts has a hand on the number pad: Enter leads to the next denomination, and after the last to the button. */
function goToNext(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || event.ctrlKey) return;
  event.preventDefault();
  const { form } = event.currentTarget;
  const fields = [
    ...(form?.querySelectorAll<HTMLElement>('input[inputmode="numeric"], button[type="submit"]') ?? []),
  ];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}
