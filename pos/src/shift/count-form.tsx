import { Form } from '../forms/form.tsx';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { Count } from './count.ts';
import { CountFields } from './count-fields.tsx';
import type { Booked } from './meanwhile.ts';

export interface CountFormProps {
  readonly currency: string;
  readonly count: Count;
  readonly error: string | undefined;
  /** What was booked while somebody counted. */
  readonly meanwhile: readonly Booked[] | undefined;
  readonly onChange: (count: Count) => void;
  readonly onCompare: () => void;
  readonly onLeave: () => void;
}

/** The count at the end, which tells nothing of what should be there. */
export function CountForm({ currency, count, error, meanwhile, ...on }: CountFormProps) {
  const { close: words, figures } = useMessages().shift;
  return (
    <Form
      state={{ busy: false, lost: false }}
      submit={words.compare}
      cancel={words.back}
      onCancel={on.onLeave}
      onSubmit={on.onCompare}
    >
      <p>{words.told}</p>
      {meanwhile && (
        <div role="alert" className="rounded-lg border border-warning p-3">
          <p className="font-medium">{words.meanwhile}</p>
          <ul>
            {meanwhile.map(({ figure, amount }) => (
              <li key={figure} className="flex justify-between gap-4">
                <span>{figures[figure]}</span>
                <span>{formatMoney(amount)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <CountFields currency={currency} count={count} error={error} onChange={on.onChange} />
    </Form>
  );
}
