import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import {
  CategoryByIdDocument,
  type CategoryFactsFragment,
  CreateCategoryDocument,
  RenameCategoryDocument,
} from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface CategoryFormProps {
  /** To be renamed; a new one when there is none. */
  readonly category?: CategoryFactsFragment;
  readonly onSaved: () => void;
}

export function CategoryForm({ category, onSaved }: CategoryFormProps) {
  const { categories: words, forms } = useMessages();
  const client = useClient();
  const create = useChange(CreateCategoryDocument);
  const rename = useChange(RenameCategoryDocument);
  const entity = useEntityForm<{ readonly name: string }, unknown>({
    resolver: zodResolver(z.object({ name: z.string().trim().min(1, forms.required) })),
    began: { values: { name: category?.name ?? '' }, version: category?.version ?? 0 },
    async now() {
      if (!category) return undefined;
      const { data } = await client
        .query(CategoryByIdDocument, { id: category.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.category
        ? { values: { name: data.category.name }, version: data.category.version }
        : undefined;
    },
    save: ({ values, expectedVersion }) =>
      category
        ? rename.run({ categoryId: category.id, expectedVersion, name: values.name.trim() })
        : create.run({ name: values.name.trim() }),
    state: category ? rename.state : create.state,
    onSaved,
  });
  return (
    <EntityFields entity={entity} labels={{ name: words.name }}>
      <Field
        label={words.name}
        autoFocus
        error={entity.form.formState.errors.name?.message}
        {...entity.form.register('name')}
      />
    </EntityFields>
  );
}
