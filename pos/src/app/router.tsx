import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { TillPage } from '../till/till-page.tsx';
import { Workplace } from './workplace.tsx';

/**
 * The page's addresses: who is not signed in is asked to at each of them, and is there afterwards. The till comes with the
 * page, all else when it is gone to.
 */
const root = createRootRoute({
  component: Workplace,
  notFoundComponent: NoSuchPage,
  errorComponent: Broken,
});

const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: TillPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    component: lazyRouteComponent(() => import('../accounts/accounts-page.tsx'), 'GuardedAccountsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts/$accountId',
    component: lazyRouteComponent(() => import('../accounts/account-page.tsx'), 'GuardedAccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    // Not /status, where the gateway tells programs.
    path: '/services',
    component: lazyRouteComponent(() => import('../status/status-page.tsx'), 'GuardedStatusPage'),
  }),
] as const;

export const router = createRouter({ routeTree: root.addChildren(routes) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NoSuchPage() {
  const { app: words } = useMessages();
  return (
    <main id="content" className="m-auto flex flex-col items-center gap-4">
      <p>{words.noSuchPage}</p>
      <Link to="/" className="p-3 underline">
        {words.toTheTill}
      </Link>
    </main>
  );
}

/** What nobody thought of: the cart and a sale under way are kept, so loading again goes on with them. */
function Broken() {
  const { app: words } = useMessages();
  return (
    <main id="content" role="alert" className="m-auto flex flex-col items-center gap-4">
      <p>{words.broken}</p>
      <Button tone="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </main>
  );
}
