import { zodResolver } from '@hookform/resolvers/zod';
import { formatMoney as asDecimal, compareMoney, type Money, subtract } from '@tillgraph/shared-domain/money';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { parseCash } from '../money/cash-given.ts';
import { formatMoney } from '../money/format-money.ts';
import { quickAmounts } from '../money/quick-amounts.ts';

export interface CashFormProps {
  readonly total: Money;
  readonly onTake: (given: Money) => void;
  readonly onBack: () => void;
}

/** What the customer hands over, and what comes back. */
export function CashForm({ total, onTake, onBack }: CashFormProps) {
  const { pay: words } = useMessages();
  const { register, handleSubmit, setValue, watch, formState } = useForm({
    resolver: zodResolver(shapeFor(total, words)),
    defaultValues: { given: asDecimal(total).amount },
  });
  const given = parseCash(watch('given'), total.currency);
  const change = given && compareMoney(given, total) >= 0 ? subtract(given, total) : undefined;
  const submit = handleSubmit((values) => {
    const taken = parseCash(values.given, total.currency);
    if (taken) onTake(taken);
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <dl className="grid grid-cols-2 text-lg">
        <dt>{words.due}</dt>
        <dd className="text-right font-semibold">{formatMoney(total)}</dd>
        <dt>{words.change}</dt>
        <dd aria-live="polite" className="text-right font-semibold">
          {change ? formatMoney(change) : '–'}
        </dd>
      </dl>
      <Field
        label={words.given}
        inputMode="decimal"
        autoComplete="off"
        className="text-right text-xl"
        error={formState.errors.given?.message}
        {...register('given')}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <fieldset className="grid grid-cols-3 gap-2">
        <legend className="sr-only">{words.quick}</legend>
        {[total, ...quickAmounts(total)].map((amount) => (
          <Button
            key={amount.minor}
            onClick={() => setValue('given', asDecimal(amount).amount, { shouldValidate: true })}
          >
            {amount === total ? words.exact : formatMoney(amount)}
          </Button>
        ))}
      </fieldset>
      <div className="flex gap-2">
        <Button onClick={onBack}>{words.back}</Button>
        <Button type="submit" tone="primary" className="min-h-14 flex-1 text-lg">
          {words.take}
        </Button>
      </div>
    </form>
  );
}

const shapeFor = (total: Money, words: Messages['pay']) =>
  z.object({
    given: z.string().check(({ value, issues }) => {
      const given = parseCash(value, total.currency);
      const missing = given && subtract(total, given);
      if (!missing) issues.push({ code: 'custom', input: value, message: words.notAnAmount });
      else if (missing.minor > 0) {
        issues.push({ code: 'custom', input: value, message: words.tooLittle(formatMoney(missing)) });
      }
    }),
  });
