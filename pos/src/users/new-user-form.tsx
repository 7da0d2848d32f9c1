import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { Field } from '../components/field.tsx';
import { EntityFields } from '../forms/entity-fields.tsx';
import { useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { CreateUserDocument } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { RoleField } from './role-field.tsx';
import { roles } from './roles.ts';

export function NewUserForm({ onSaved }: { readonly onSaved: (userId: string) => void }) {
  const { users: words, forms } = useMessages();
  const { run, state } = useChange(CreateUserDocument);
  const required = z.string().trim().min(1, forms.required);
  const entity = useEntityForm({
    resolver: zodResolver(
      z.object({
        ...{ displayName: required, email: required, role: z.string() },
        password: z.string().min(1, forms.required),
      }),
    ),
    began: { values: { displayName: '', email: '', role: 'CASHIER', password: '' }, version: 0 },
    save: ({ values: { displayName, email, role, password } }) =>
      run({ displayName: displayName.trim(), email: email.trim(), role: roles.parse(role), password }),
    state,
    onSaved: ({ user }) => user && onSaved(user.id),
  });
  const { register, watch, formState } = entity.form;
  const { errors } = formState;
  return (
    <EntityFields entity={entity} labels={{}}>
      <Field
        label={words.name}
        hint={words.nameHint}
        autoFocus
        autoComplete="off"
        error={errors.displayName?.message}
        {...register('displayName')}
      />
      <Field
        label={words.email}
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...register('email')}
      />
      <RoleField field={register('role')} chosen={watch('role')} error={errors.role?.message} />
      <Field
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        error={errors.password?.message}
        {...register('password')}
      />
    </EntityFields>
  );
}
