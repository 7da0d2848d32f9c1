import { Outlet } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ShopDocument } from '../graph/generated/graphql.ts';
import { GraphProvider } from '../graph/graph-context.tsx';
import { useRetried } from '../graph/use-retried.ts';
import { ShortcutsProvider } from '../keys/shortcuts-provider.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useSession } from '../session/session-context.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import type { StoredSession } from '../session/stored-session.ts';
import { Header } from './header.tsx';
import { SideMenu } from './side-menu.tsx';
import { useStore } from './store.ts';
import { useArrival } from './use-arrival.ts';
import { WorkplaceContext } from './workplace-context.ts';

/** Whoever is signed in works here; whoever is not signs in first. */
export function Workplace() {
  const { app: words } = useMessages();
  const state = useStore(useSession().state);
  switch (state.status) {
    case 'unknown':
      return <Waiting text={words.starting} />;
    case 'unreachable':
      return <Waiting text={words.unreachable} />;
    case 'signedOut':
      return <SignInPage ended={state.ended} />;
    case 'signedIn':
      return (
        <GraphProvider key={state.cashier.id}>
          <OpenShop cashier={state.cashier} />
        </GraphProvider>
      );
  }
}

function OpenShop({ cashier }: { readonly cashier: StoredSession['cashier'] }) {
  const { app: words } = useMessages();
  const [{ data, error }, ask] = useQuery({ query: ShopDocument });
  useRetried(error, ask);
  useArrival();
  const shop = data?.shop;
  if (!shop) return <Waiting text={error ? words.unreachable : words.starting} />;
  return (
    <WorkplaceContext value={{ cashier, shop }}>
      <ShortcutsProvider>
        <Header />
        <div className="flex min-h-0 flex-1">
          <SideMenu />
          <Outlet />
        </div>
      </ShortcutsProvider>
    </WorkplaceContext>
  );
}

const Waiting = ({ text }: { readonly text: string }) => (
  <p role="status" className="m-auto">
    {text}
  </p>
);
