import type { Discount } from '@tillgraph/shared-domain/discount';
import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { CheckField, TextField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { DiscountFields, readDiscount, typedDiscount } from './discount-fields.tsx';

/** What can be said of a line, and of the whole sale. */
export interface Terms {
  readonly discount?: Discount | undefined;
  readonly note?: string | undefined;
}

export interface TermsDialogProps {
  readonly title: string;
  /** Undefined while it is closed. */
  readonly terms: Terms | undefined;
  readonly onSave: (terms: Terms) => void;
  readonly onLeave: () => void;
}

/** Discount, for who may grant one, and note; what somebody else granted can be taken out by anybody. */
export const TermsDialog = ({ title, terms, onSave, onLeave }: TermsDialogProps) => (
  <Dialog open={terms !== undefined} title={title} held onLeave={onLeave}>
    {terms && <TermsForm terms={terms} onSave={onSave} onLeave={onLeave} />}
  </Dialog>
);

interface TermsFormProps {
  readonly terms: Terms;
  readonly onSave: (terms: Terms) => void;
  readonly onLeave: () => void;
}

function TermsForm({ terms, onSave, onLeave }: TermsFormProps) {
  const { discount: words, forms } = useMessages();
  const { shop } = useWorkplace();
  const mayDiscount = useMay()('orders:discount');
  const before = typedDiscount(terms.discount);
  const [typed, setTyped] = useState(before);
  const [note, setNote] = useState(terms.note ?? '');
  const [error, setError] = useState<string>();
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readDiscount(typed, shop.currencyCode);
        if (read.ok) onSave({ discount: read.discount, note: note.trim() || undefined });
        else setError(typed.kind === 'percent' ? words.notAPercentage : forms.notAnAmount);
      }}
    >
      {!mayDiscount && terms.discount && (
        <CheckField
          label={words.remove(
            typed.kind === 'percent' ? words.usual(before.text) : `${before.text} ${shop.currencyCode}`,
          )}
          checked={typed.text === ''}
          onChange={({ currentTarget }) => setTyped(currentTarget.checked ? { ...before, text: '' } : before)}
        />
      )}
      {mayDiscount && (
        <DiscountFields
          currency={shop.currencyCode}
          typed={typed}
          error={error}
          onType={(changed) => {
            setTyped(changed);
            setError(undefined);
          }}
        />
      )}
      <TextField
        label={words.note}
        value={note}
        maxLength={1000}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className="flex gap-2">
        <Button onClick={onLeave}>{forms.cancel}</Button>
        <Button type="submit" tone="primary" className="flex-1">
          {forms.save}
        </Button>
      </div>
    </form>
  );
}
