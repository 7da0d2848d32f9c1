import { zodResolver } from '@hookform/resolvers/zod';
import { useClient } from 'urql';
import { z } from 'zod';
import { EntityFields } from '../forms/entity-fields.tsx';
import { type Shown, useEntityForm } from '../forms/use-entity-form.ts';
import { useChange } from '../graph/change.ts';
import { ChangeRoleDocument, UserByIdDocument, type UserFactsFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { RoleField } from './role-field.tsx';
import { roles } from './roles.ts';
import type { UserFormProps } from './user-form.tsx';

/** What the user may do, from now on: it counts at once. */
export function RoleForm({ user, onSaved }: UserFormProps) {
  const { users: words } = useMessages();
  const client = useClient();
  const { run, state } = useChange(ChangeRoleDocument);
  const entity = useEntityForm({
    resolver: zodResolver(z.object({ role: z.string() })),
    began: shownOf(user),
    async now() {
      const { data } = await client
        .query(UserByIdDocument, { id: user.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.user ? shownOf(data.user) : undefined;
    },
    save: ({ values, expectedVersion }) =>
      run({ userId: user.id, expectedVersion, role: roles.parse(values.role) }),
    state,
    onSaved,
  });
  const { register, watch, formState } = entity.form;
  return (
    <EntityFields
      entity={entity}
      labels={{ role: words.role }}
      written={(_field, text) => words.roles[roles.parse(text)]}
    >
      <RoleField field={register('role')} chosen={watch('role')} error={formState.errors.role?.message} />
    </EntityFields>
  );
}

const shownOf = ({ role, version }: UserFactsFragment): Shown<{ readonly role: string }> => ({
  values: { role: role ?? 'CASHIER' },
  version: version ?? 0,
});
