import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { openPreferences, PreferencesContext } from './app/preferences.ts';
import { router } from './app/router.tsx';
import { MessagesProvider } from './messages/messages.tsx';
import { oneTabAtATime } from './session/one-tab-at-a-time.ts';
import { createSession } from './session/session.ts';
import { SessionContext } from './session/session-context.tsx';
import { createSessionGraph } from './session/session-graph.ts';
import { browserSessionStorage } from './session/stored-session.ts';

const session = createSession({
  graph: createSessionGraph(),
  storage: browserSessionStorage(),
  alone: oneTabAtATime('tillgraph.session'),
  now: Date.now,
  later(work, delay) {
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
});
void session.begin();

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no element #page.');
createRoot(place).render(
  <PreferencesContext value={openPreferences()}>
    <MessagesProvider>
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>
    </MessagesProvider>
  </PreferencesContext>,
);
