import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { useWorkplace } from '../app/workplace-context.ts';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { orNull } from '../forms/texts.ts';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { ReceiveStockDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { moneyInput } from '../money/money-input.ts';
import { parsePieces } from './pieces.ts';
import type { StockFormProps } from './stock-dialog.tsx';

/** Goods that came in, with the supplier's reference and what one cost. */
export function ReceiveForm({ productId, onSaved }: StockFormProps) {
  const { stock: words, forms } = useMessages();
  const { currencyCode } = useWorkplace().shop;
  const { run, state } = useChange(ReceiveStockDocument);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        quantity: z.string().refine((text) => (parsePieces(text) ?? 0) > 0, words.oneOrMore),
        reference: z.string(),
        unitCost: z
          .string()
          .refine((text) => text.trim() === '' || moneyInput(text, currencyCode), forms.notAnAmount),
      }),
    ),
    began: { values: { quantity: '', reference: '', unitCost: '' }, version: 0 },
    save: ({ values: { quantity, reference, unitCost } }) =>
      run({
        productId,
        quantity: parsePieces(quantity) ?? 0,
        reference: orNull(reference),
        unitCost: moneyInput(unitCost, currencyCode) ?? null,
      }),
    state,
    onSaved,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields entity={entity} labels={{}} submit={words.tasks.receive}>
      <Field
        label={words.pieces}
        inputMode="numeric"
        autoFocus
        error={formState.errors.quantity?.message}
        {...register('quantity')}
      />
      <Field
        label={words.reference}
        hint={words.referenceHint}
        error={formState.errors.reference?.message}
        {...register('reference')}
      />
      <Field
        label={`${words.unitCost} (${currencyCode})`}
        inputMode="decimal"
        error={formState.errors.unitCost?.message}
        {...register('unitCost')}
      />
    </EntityFields>
  );
}
