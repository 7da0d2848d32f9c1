import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import { UserByIdDocument, type UserFactsFragment, UserHistoryDocument } from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { ScopeList } from './scope-list.tsx';
import { UserActions } from './user-actions.tsx';

function UserPage() {
  const { userId } = useParams({ from: '/users/$userId' });
  const { users: words, lists } = useMessages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: UserByIdDocument,
    variables: { id: userId },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  useReconnected(() => ask({ requestPolicy: 'network-only' }));
  return data?.user ? (
    <UserShown key={userId} user={data.user} />
  ) : (
    <Page title={words.user}>
      <p role="status">{fetching ? lists.loading : error ? lists.failed : words.noSuch}</p>
    </Page>
  );
}

export const GuardedUserPage = guarded('users:admin', UserPage);

function UserShown({ user }: { readonly user: UserFactsFragment }) {
  const { users: words } = useMessages();
  const { shop } = useWorkplace();
  const may = useMay();
  const { displayName, email, role, scopes, active, createdAt } = user;
  return (
    <Page title={displayName} actions={<UserActions user={user} />}>
      <Link to="/users" className="-mt-2 flex min-h-11 items-center self-start underline">
        {words.toAll}
      </Link>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Panel title={words.user}>
            <Facts
              facts={[
                [words.status, active ? words.active : words.notActive],
                [words.email, email ?? '–'],
                [words.role, role ? words.roles[role] : '–'],
                [words.since, createdAt ? writtenMoment(createdAt, shop.timeZone) : '–'],
              ]}
            />
          </Panel>
          <Panel title={words.may}>
            <ScopeList scopes={scopes ?? []} />
          </Panel>
        </div>
        {may('audit:read') && <UserHistory user={user} />}
      </div>
    </Page>
  );
}

function UserHistory({ user: { id, version } }: { readonly user: UserFactsFragment }) {
  const list = useHistory(UserHistoryDocument, { id }, ({ user }) => user?.history, version ?? 0);
  return <HistoryPanel list={list} />;
}
