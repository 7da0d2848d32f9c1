import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { SetLowStockThresholdDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { parsePieces } from './pieces.ts';
import type { StockFormProps } from './stock-dialog.tsx';

/** From how many pieces down a product counts as low. */
export function ThresholdForm({ productId, stock, onSaved }: StockFormProps) {
  const { stock: words, forms } = useMessages();
  const { run, state } = useChange(SetLowStockThresholdDocument);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({ threshold: z.string().refine((text) => parsePieces(text) !== undefined, forms.notANumber) }),
    ),
    began: { values: { threshold: String(stock.lowStockThreshold) }, version: 0 },
    save: ({ values }) => run({ productId, threshold: parsePieces(values.threshold) ?? 0 }),
    state,
    onSaved,
  });
  return (
    <EntityFields entity={entity} labels={{}}>
      <Field
        label={words.threshold}
        hint={words.thresholdHint}
        inputMode="numeric"
        autoFocus
        error={entity.form.formState.errors.threshold?.message}
        {...entity.form.register('threshold')}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </EntityFields>
  );
}
