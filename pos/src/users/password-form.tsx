import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { SetPasswordDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import type { UserFormProps } from './user-form.tsx';

/** Another password for somebody who forgot theirs: it ends their sessions. */
export function PasswordForm({ user, onSaved }: UserFormProps) {
  const { users: words, forms } = useMessages();
  const { run, state } = useChange(SetPasswordDocument);
  const entity = useEntityForm({
    resolver: zodResolver(z.object({ newPassword: z.string().min(1, forms.required) })),
    began: { values: { newPassword: '' }, version: 0 },
    save: ({ values }) => run({ userId: user.id, newPassword: values.newPassword }),
    state,
    onSaved,
  });
  return (
    <EntityFields entity={entity} labels={{}} submit={words.setPassword}>
      <p>{words.setPasswordText}</p>
      <Field
        label={words.newPassword}
        hint={words.passwordHint}
        type="password"
        autoFocus
        autoComplete="new-password"
        error={entity.form.formState.errors.newPassword?.message}
        {...entity.form.register('newPassword')}
      />
    </EntityFields>
  );
}
