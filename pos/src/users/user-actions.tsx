import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useChange } from '../graph/change.ts';
import {
  DeactivateUserDocument,
  ReactivateUserDocument,
  type UserFactsFragment,
} from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { PasswordForm } from './password-form.tsx';
import { RoleForm } from './role-form.tsx';
import { UserForm } from './user-form.tsx';

/** What can be done with a user, each in a dialog. */
export function UserActions({ user }: { readonly user: UserFactsFragment }) {
  const { users: words } = useMessages();
  const deactivate = useChange(DeactivateUserDocument);
  const reactivate = useChange(ReactivateUserDocument);
  const [open, setOpen] = useState<keyof typeof dialogs | 'active'>();
  const leave = () => setOpen(undefined);
  const { id, displayName, active } = user;
  useShortcut('Alt+B', words.edit, () => setOpen('edit'));
  const dialog = open !== undefined && open !== 'active' ? dialogs[open] : undefined;
  return (
    <>
      <Button onClick={() => setOpen('active')}>{active ? words.deactivate : words.reactivate}</Button>
      <Button onClick={() => setOpen('password')}>{words.setPassword}</Button>
      <Button onClick={() => setOpen('role')}>{words.changeRole}</Button>
      <Button tone="primary" onClick={() => setOpen('edit')}>
        {words.edit}
      </Button>
      {dialog && (
        <FormDialog title={words[dialog.title]} onLeave={leave}>
          <dialog.Content user={user} onSaved={leave} />
        </FormDialog>
      )}
      {open === 'active' && (
        <ConfirmDialog
          title={active ? words.deactivateQuestion(displayName) : words.reactivateQuestion(displayName)}
          confirm={active ? words.deactivate : words.reactivate}
          run={() => (active ? deactivate.run({ userId: id }) : reactivate.run({ userId: id }))}
          state={active ? deactivate.state : reactivate.state}
          onLeave={leave}
        >
          <p>{active ? words.deactivateText : words.reactivateText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

const dialogs = {
  edit: { title: 'edit', Content: UserForm },
  role: { title: 'changeRole', Content: RoleForm },
  password: { title: 'setPassword', Content: PasswordForm },
} as const;
