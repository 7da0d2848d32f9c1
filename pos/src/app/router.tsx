import { createRootRoute, createRoute, createRouter, Link } from '@tanstack/react-router';
import { useMessages } from '../messages/messages.tsx';
import { TillPage } from '../till/till-page.tsx';
import { useWorkplace, Workplace } from './workplace.tsx';

const root = createRootRoute({ component: Workplace, notFoundComponent: NoSuchPage });

const till = createRoute({ getParentRoute: () => root, path: '/', component: Till });

/** The page's addresses: who is not signed in is asked to at each of them, and is there afterwards. */
export const router = createRouter({ routeTree: root.addChildren([till]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function Till() {
  const { cashier, shop } = useWorkplace();
  return <TillPage cashierId={cashier.id} shop={shop} />;
}

function NoSuchPage() {
  const words = useMessages();
  return (
    <main className="m-auto flex flex-col items-center gap-4">
      <p>{words.noSuchPage}</p>
      <Link to="/" className="p-3 underline">
        {words.toTheTill}
      </Link>
    </main>
  );
}
