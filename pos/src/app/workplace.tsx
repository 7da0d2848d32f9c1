import { Outlet } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { useQuery } from 'urql';
import { ShopDocument } from '../graph/generated/graphql.ts';
import { GraphProvider } from '../graph/graph-context.tsx';
import { useRetried } from '../graph/use-retried.ts';
import { useMessages } from '../messages/messages.tsx';
import type { ReceiptShop } from '../receipt/receipt.tsx';
import { useSession } from '../session/session-context.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import type { StoredSession } from '../session/stored-session.ts';
import { Header } from './header.tsx';
import { useStore } from './store.ts';

/** What every page for somebody signed in knows. */
export interface WorkplaceValue {
  readonly cashier: StoredSession['cashier'];
  readonly shop: ReceiptShop;
}

const WorkplaceContext = createContext<WorkplaceValue | undefined>(undefined);

export function useWorkplace(): WorkplaceValue {
  const value = useContext(WorkplaceContext);
  if (!value) throw new Error('useWorkplace stands outside of Workplace.');
  return value;
}

/** Whoever is signed in works here; whoever is not signs in first. */
export function Workplace() {
  const words = useMessages();
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
  const words = useMessages();
  const [{ data, error }, ask] = useQuery({ query: ShopDocument });
  useRetried(error, ask);
  const shop = data?.shop;
  if (!shop) return <Waiting text={error ? words.unreachable : words.starting} />;
  return (
    <WorkplaceContext value={{ cashier, shop }}>
      <Header shopName={shop.name} cashierName={cashier.displayName} />
      <Outlet />
    </WorkplaceContext>
  );
}

const Waiting = ({ text }: { readonly text: string }) => (
  <p role="status" className="m-auto">
    {text}
  </p>
);
