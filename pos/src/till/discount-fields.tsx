import { type Discount, formatPercent, parsePercent } from '@tillgraph/shared-domain/discount';
import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { Button } from '../components/button.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { parseCash } from '../money/cash-given.ts';
import { typedDecimal } from '../money/typed-decimal.ts';

/** As it is typed. */
export interface TypedDiscount {
  readonly kind: 'percent' | 'amount';
  readonly text: string;
}

export interface DiscountFieldsProps {
  readonly currency: string;
  readonly typed: TypedDiscount;
  readonly error: string | undefined;
  readonly onType: (typed: TypedDiscount) => void;
}

/** A part of the price, or so much of it. */
export function DiscountFields({ currency, typed, error, onType }: DiscountFieldsProps) {
  const { discount: words } = useMessages();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{words.title}</legend>
      <div className="grid grid-cols-2 gap-2">
        <Field
          label={words.title}
          inputMode="decimal"
          autoComplete="off"
          className="text-right"
          value={typed.text}
          error={error}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => onType({ ...typed, text: currentTarget.value })}
        />
        <SelectField
          label={words.kind}
          value={typed.kind}
          options={[
            ['percent', words.percent],
            ['amount', words.amount(currency)],
          ]}
          onChange={({ currentTarget: { value } }) =>
            onType({ ...typed, kind: value === 'amount' ? 'amount' : 'percent' })
          }
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {usual.map((percent) => (
          <Button
            key={percent}
            className="flex-1 px-1"
            onClick={() => onType({ kind: 'percent', text: percent })}
          >
            {words.usual(percent)}
          </Button>
        ))}
        <Button className="flex-1 px-1" onClick={() => onType({ ...typed, text: '' })}>
          {words.none}
        </Button>
      </div>
    </fieldset>
  );
}

export function typedDiscount(discount: Discount | undefined): TypedDiscount {
  if (!discount) return { kind: 'percent', text: '' };
  return 'percent' in discount
    ? { kind: 'percent', text: typedDecimal(formatPercent(discount.percent)) }
    : { kind: 'amount', text: typedDecimal(asDecimal(discount.amount).amount) };
}

export type ReadDiscount =
  | { readonly ok: true; readonly discount: Discount | undefined }
  | { readonly ok: false };

/** An empty one, or one of nothing, is none. */
export function readDiscount({ kind, text }: TypedDiscount, currency: string): ReadDiscount {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return { ok: true, discount: undefined };
  if (kind === 'percent') {
    const percent = parsePercent(plain);
    if (!percent.ok) return { ok: false };
    return { ok: true, discount: percent.scaled === 0 ? undefined : { percent: percent.scaled } };
  }
  const amount = parseCash(plain, currency);
  if (!amount) return { ok: false };
  return { ok: true, discount: amount.minor === 0 ? undefined : { amount } };
}

/** Percentages that are granted often. */
const usual = ['5', '10', '20', '50'];
