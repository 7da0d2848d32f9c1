import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { type UserFactsFragment, UserListDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { rowLink } from '../lists/row-link.ts';
import { SoughtList } from '../lists/sought-list.tsx';
import { localeOf } from '../messages/locale.ts';
import { useMessages } from '../messages/messages.tsx';
import { NewUserForm } from './new-user-form.tsx';
import { roles } from './roles.ts';

/** Who may sign in. */
function UsersPage() {
  const { users: words } = useMessages();
  const navigate = useNavigate({ from: '/users' });
  const wanted = useSearch({ from: '/users' });
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
      <SoughtList
        wanted={wanted}
        onWant={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
        textsOf={({ displayName, email, role, active }) => [
          displayName,
          email ?? '',
          role ? words.roles[role] : '',
          active === false ? words.notActive : '',
        ]}
        orders={[
          { id: 'name', label: words.orders.name, compare: byName },
          {
            id: 'role',
            label: words.orders.role,
            compare: (left, right) => rank(right) - rank(left) || byName(left, right),
          },
          {
            id: 'created',
            label: words.orders.created,
            compare: (left, right) => (right.createdAt ?? '').localeCompare(left.createdAt ?? ''),
          },
        ]}
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

const byName = (left: UserFactsFragment, right: UserFactsFragment): number =>
  left.displayName.localeCompare(right.displayName, localeOf());

/** How much the role may do. */
const rank = ({ role }: UserFactsFragment): number => (role ? roles.options.indexOf(role) : -1);
