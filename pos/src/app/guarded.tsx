import type { ComponentType } from 'react';
import { Page } from '../components/page.tsx';
import { useMessages } from '../messages/messages.tsx';
import { type Scope, useMay } from './scopes.ts';

/** The page for who has the scope; a word about it for who comes by an address and has not. */
export const guarded = (scope: Scope, Allowed: ComponentType): ComponentType =>
  function Guarded() {
    const { app: words } = useMessages();
    return useMay()(scope) ? (
      <Allowed />
    ) : (
      <Page title={words.notYoursTitle}>
        <p>{words.notYours}</p>
      </Page>
    );
  };
