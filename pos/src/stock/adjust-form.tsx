import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field, SelectField } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { orNull } from '../forms/texts.ts';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { AdjustStockDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { parsePieces } from './pieces.ts';
import type { StockFormProps } from './stock-dialog.tsx';

/** Pieces more or less, and why. */
export function AdjustForm({ productId, onSaved }: StockFormProps) {
  const { stock: words } = useMessages();
  const { run, state } = useChange(AdjustStockDocument);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        delta: z.string().refine((text) => (parsePieces(text, true) ?? 0) !== 0, words.moreOrLess),
        reason: z.string(),
        note: z.string(),
      }),
    ),
    began: { values: { delta: '', reason: 'DAMAGE', note: '' }, version: 0 },
    save: ({ values: { delta, reason, note } }) =>
      run({
        productId,
        delta: parsePieces(delta, true) ?? 0,
        reason: reasons.parse(reason),
        note: orNull(note),
      }),
    state,
    onSaved,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields entity={entity} labels={{}}>
      <Field
        label={words.delta}
        hint={words.deltaHint}
        inputMode="text"
        autoFocus
        error={formState.errors.delta?.message}
        {...register('delta')}
      />
      <SelectField
        label={words.reason}
        options={reasons.options.map((each) => [each, words.reasons[each]] as const)}
        error={formState.errors.reason?.message}
        {...register('reason')}
      />
      <Field label={words.note} error={formState.errors.note?.message} {...register('note')} />
    </EntityFields>
  );
}

/** A count has a form of its own. */
const reasons = z.enum(['DAMAGE', 'LOSS', 'RETURN', 'CORRECTION']);
