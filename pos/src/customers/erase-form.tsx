import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { type CustomerFactsFragment, EraseCustomerDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface EraseFormProps {
  readonly customer: CustomerFactsFragment;
  readonly onSaved: () => void;
}

/** Cannot be undone: whoever does it types the customer's name first. */
export function EraseForm({ customer: { id, name }, onSaved }: EraseFormProps) {
  const { customers: words } = useMessages();
  const { run, state } = useChange(EraseCustomerDocument);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({ typed: z.string().refine((text) => text.trim() === name.trim(), words.typeName(name)) }),
    ),
    began: { values: { typed: '' }, version: 0 },
    save: () => run({ customerId: id }),
    state,
    onSaved,
  });
  return (
    <EntityFields entity={entity} labels={{}} submit={words.eraseForGood}>
      <p>{words.eraseText}</p>
      <ul className="list-disc pl-5">
        <li>{words.eraseGone}</li>
        <li>{words.eraseStays}</li>
      </ul>
      <Field
        label={words.typeName(name)}
        autoFocus
        autoComplete="off"
        error={entity.form.formState.errors.typed?.message}
        {...entity.form.register('typed')}
      />
    </EntityFields>
  );
}
