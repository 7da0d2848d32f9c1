import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useClient } from 'urql';
import { z } from 'zod';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { orNull } from '../forms/texts.ts';
import { type Shown, useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { AdjustStockDocument, ProductByIdDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { parsePieces } from './pieces.ts';
import type { StockFormProps } from './stock-dialog.tsx';

/**
 * What was counted on the shelf. It is set against what was on hand when the counting began: should something have been
 * sold or come in meanwhile, that is told, and whoever counts decides.
 */
export function CountForm({ productId, stock, onSaved }: StockFormProps) {
  const { stock: words, forms } = useMessages();
  const client = useClient();
  const { run, state } = useChange(AdjustStockDocument);
  const [began] = useState(stock.onHand);
  const [equal, setEqual] = useState(false);
  const entity = useEntityForm<Counted, object | null>({
    resolver: zodResolver(
      z.object({
        counted: z.string().refine((text) => parsePieces(text) !== undefined, forms.notANumber),
        note: z.string(),
      }),
    ),
    began: shownOf(began),
    // Whoever counts says what they counted: a number that stands there already would be confirmed unseen.
    blank: { counted: '' },
    async now() {
      const { data } = await client
        .query(ProductByIdDocument, { id: productId }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.product?.stock ? shownOf(data.product.stock.onHand) : undefined;
    },
    async save({ values: { counted, note }, expectedVersion: expectedOnHand }) {
      const delta = (parsePieces(counted) ?? 0) - expectedOnHand;
      // As many as there should be: nothing to record.
      if (delta === 0) return { kind: 'done', payload: null };
      return run({ productId, delta, reason: 'COUNT', note: orNull(note), expectedOnHand });
    },
    state,
    onSaved: (payload) => (payload === null ? setEqual(true) : onSaved()),
  });
  const { register, formState } = entity.form;
  if (equal) {
    return (
      <>
        <p role="status">{words.countEqual(writtenNumber(began))}</p>
        <Button tone="primary" autoFocus onClick={onSaved}>
          {forms.close}
        </Button>
      </>
    );
  }
  return (
    <EntityFields entity={entity} labels={{ counted: words.onHand, note: words.note }}>
      <p className="text-sm text-faint">{words.countHow(writtenNumber(began))}</p>
      <Field
        label={words.counted}
        inputMode="numeric"
        autoFocus
        error={formState.errors.counted?.message}
        {...register('counted')}
      />
      <Field label={words.note} error={formState.errors.note?.message} {...register('note')} />
    </EntityFields>
  );
}

/** What is on hand is the stock's version: another number is a conflict. */
const shownOf = (onHand: number): Shown<Counted> => ({
  values: { counted: String(onHand), note: '' },
  version: onHand,
});

type Counted = { readonly counted: string; readonly note: string };
