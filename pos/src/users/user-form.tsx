import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { type Shown, useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { UpdateUserDocument, UserByIdDocument, type UserFactsFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

export interface UserFormProps {
  readonly user: UserFactsFragment;
  readonly onSaved: () => void;
}

/** Name and e-mail. */
export function UserForm({ user, onSaved }: UserFormProps) {
  const { users: words, forms } = useMessages();
  const client = useClient();
  const { run, state } = useChange(UpdateUserDocument);
  const required = z.string().trim().min(1, forms.required);
  const entity = useEntityForm({
    resolver: zodResolver(z.object({ displayName: required, email: required })),
    began: shownOf(user),
    async now() {
      const { data } = await client
        .query(UserByIdDocument, { id: user.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.user ? shownOf(data.user) : undefined;
    },
    save: ({ changed, expectedVersion }) => run({ userId: user.id, expectedVersion, ...changed }),
    state,
    onSaved,
  });
  const { register, formState } = entity.form;
  return (
    <EntityFields entity={entity} labels={{ displayName: words.name, email: words.email }}>
      <Field
        label={words.name}
        hint={words.nameHint}
        autoFocus
        error={formState.errors.displayName?.message}
        {...register('displayName')}
      />
      <Field
        label={words.email}
        type="email"
        error={formState.errors.email?.message}
        {...register('email')}
      />
    </EntityFields>
  );
}

const shownOf = ({ displayName, email, version }: UserFactsFragment): Shown<UserValues> => ({
  // Who may change users sees their fields.
  values: { displayName, email: email ?? '' },
  version: version ?? 0,
});

type UserValues = { readonly displayName: string; readonly email: string };
