import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { Form } from '../forms/form.tsx';
import { type RefundMadeFragment, RefundOrderDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { moneyOf } from '../money/graph-money.ts';
import type { OrderDialogProps } from './cancel-dialog.tsx';
import { givenAs } from './given-as.ts';
import { RefundLineRow } from './refund-line-row.tsx';
import { backAsPaid } from './refund-worth.ts';
import { everythingLeft, type Returned, refundLines, returnedOf, worthOf } from './returned-pieces.ts';
import { useOrderChange } from './use-order-change.ts';
import { useRefundTenders } from './use-refund-tenders.ts';

export interface RefundFormProps extends Omit<OrderDialogProps, 'open'> {
  readonly onDone: (refund: RefundMadeFragment) => void;
}

/** What comes back, why, and where the money goes. */
export function RefundForm({ order, onStale, onLeave, onDone }: RefundFormProps) {
  const { methods, refund: words } = useMessages().orders;
  const { run, state, told } = useOrderChange(RefundOrderDocument, order, onStale);
  const { tenders, usual } = useRefundTenders(order);
  const [returned, setReturned] = useState<Returned>({});
  const [reason, setReason] = useState('');
  const [chosenTender, setChosenTender] = useState<string>();
  const [missing, setMissing] = useState<'lines' | 'reason'>();
  const lines = refundLines(order.lines, returned);
  const worth = worthOf(order.lines, returned, order.total.currencyCode);
  const tenderId = chosenTender ?? usual?.id ?? '';
  const tender = tenders.find(({ id }) => id === tenderId);
  const paid = order.payments.map((payment) => ({
    ...payment,
    amount: moneyOf(payment.amount),
    refunded: moneyOf(payment.refunded),
  }));

  async function submit() {
    const lacking = lines.length === 0 ? 'lines' : reason.trim() === '' ? 'reason' : undefined;
    setMissing(lacking);
    if (lacking) return;
    // What is worth nothing is given back nowhere.
    const payments = tender && worth.minor > 0 ? [tender.payment] : null;
    const payload = await run({ lines, payments, reason: reason.trim() });
    if (payload?.refund) onDone(payload.refund);
  }

  return (
    <Form
      state={state}
      error={missing === 'lines' ? words.nothing : told}
      submit={worth.minor > 0 ? words.submit(formatMoney(worth)) : words.submitNone}
      onCancel={onLeave}
      onSubmit={() => void submit()}
    >
      <ul className="flex flex-col">
        {order.lines.map((line) => (
          <RefundLineRow
            key={line.id}
            line={line}
            returned={returnedOf(returned, line)}
            onChange={(changed) => setReturned((before) => ({ ...before, [line.id]: changed }))}
          />
        ))}
      </ul>
      <Button
        className="self-start"
        onClick={() => setReturned((before) => everythingLeft(order.lines, before))}
      >
        {words.all}
      </Button>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={words.reason}
          maxLength={500}
          value={reason}
          error={missing === 'reason' ? words.reasonMissing : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <SelectField
          label={words.tender}
          value={tenderId}
          hint={
            tender
              ? undefined
              : backAsPaid(paid, worth)
                  .map(({ payment, amount }) =>
                    words.gives(formatMoney(amount), givenAs(payment, { methods, refund: words })),
                  )
                  .join(', ') || undefined
          }
          onChange={({ currentTarget }) => setChosenTender(currentTarget.value)}
          options={[['', words.asPaid], ...tenders.map(({ id, name }) => [id, name] as const)]}
        />
      </div>
    </Form>
  );
}
