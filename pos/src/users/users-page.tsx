import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { UserListDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { DataList } from '../lists/data-list.tsx';
import { rowLink } from '../lists/row-link.ts';
import { useMessages } from '../messages/messages.tsx';
import { NewUserForm } from './new-user-form.tsx';

/** Who may sign in. */
function UsersPage() {
  const { users: words } = useMessages();
  const navigate = useNavigate();
  const list = useEndless(UserListDocument, { first: 100 }, ({ users }) => users);
  const [creating, setCreating] = useState(false);
  useShortcut('Alt+N', words.create, () => setCreating(true));
  return (
    <Page
      title={words.title}
      actions={
        <Button tone="primary" onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      }
    >
      <DataList
        label={words.title}
        list={list}
        columns={[
          {
            id: 'name',
            header: words.name,
            grow: 3,
            cell: ({ id, displayName, active }) => (
              <Link to="/users/$userId" params={{ userId: id }} className={rowLink}>
                <span className="truncate">{displayName}</span>
                {active === false && <span className="ml-2 text-sm text-faint">{words.notActive}</span>}
              </Link>
            ),
          },
          { id: 'email', header: words.email, grow: 3, from: 'sm', cell: ({ email }) => email },
          { id: 'role', header: words.role, cell: ({ role }) => role && words.roles[role] },
        ]}
        idOf={({ id }) => id}
      />
      {creating && (
        <FormDialog title={words.create} onLeave={() => setCreating(false)}>
          <NewUserForm onSaved={(userId) => void navigate({ to: '/users/$userId', params: { userId } })} />
        </FormDialog>
      )}
    </Page>
  );
}

export const GuardedUsersPage = guarded('users:admin', UsersPage);
