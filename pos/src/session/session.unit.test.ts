import { createSession } from './session.ts';
import type { Asked, SessionGraph } from './session-graph.ts';
import type { StoredSession } from './stored-session.ts';

const ann = { id: 'ann', displayName: 'Ann', scopes: ['orders:write'] };
const minutes = 60_000;
const until = (expiresAt: number): Asked<StoredSession> => ({
  kind: 'answered',
  value: { cashier: ann, expiresAt },
});

/** Two tabs of one browser, at one shop; time passes when it is told to. */
function setUp(graph: Partial<SessionGraph>) {
  let stored: StoredSession | undefined;
  let time = 0;
  let queue = Promise.resolve();
  const later = new Set<{ readonly at: number; readonly work: () => void }>();
  const listeners: ((session: StoredSession | undefined) => void)[] = [];
  const unasked = async () => {
    throw new Error('It is not asked for.');
  };
  const openTab = () => {
    const own: typeof listeners = [];
    return createSession({
      graph: { viewer: unasked, signIn: unasked, refresh: unasked, signOut: unasked, ...graph },
      storage: {
        read: () => stored,
        write(session) {
          stored = session;
          for (const listener of listeners) if (!own.includes(listener)) listener(session);
        },
        onChange(listener) {
          own.push(listener);
          listeners.push(listener);
        },
      },
      alone: (work) => {
        queue = queue.then(work);
        return queue;
      },
      now: () => time,
      later(work, delay) {
        const planned = { at: time + delay, work };
        later.add(planned);
        return () => void later.delete(planned);
      },
    });
  };
  return {
    openTab,
    async pass(ms: number) {
      time += ms;
      for (const planned of [...later].filter(({ at }) => at <= time)) {
        later.delete(planned);
        planned.work();
      }
      await queue;
    },
  };
}

test('a page without cookies asks who works here', async () => {
  const session = setUp({ viewer: async () => ({ kind: 'answered', value: null }) }).openTab();
  await session.begin();
  expect(session.state.get()).toEqual({ status: 'signedOut', ended: false });
});

test('a session is renewed a minute before it ends, once for all tabs', async () => {
  let refreshes = 0;
  const { openTab, pass } = setUp({
    viewer: async () => ({ kind: 'answered', value: ann }),
    signIn: async () => until(15 * minutes),
    refresh: async () => {
      refreshes += 1;
      return until(30 * minutes);
    },
  });
  const [first, second] = [openTab(), openTab()];
  await first.signIn('ann@example.com', 'password');
  await Promise.all([first.begin(), second.begin()]);
  await pass(13.9 * minutes);
  expect(refreshes).toBe(0);
  await pass(0.1 * minutes);
  expect(refreshes).toBe(1);
  for (const tab of [first, second]) expect(tab.state.get()).toEqual({ status: 'signedIn', cashier: ann });
});

test('a page whose access token has run out renews it and goes on', async () => {
  const session = setUp({
    viewer: async () => ({ kind: 'refused', code: 'UNAUTHENTICATED' }),
    refresh: async () => until(15 * minutes),
  }).openTab();
  await session.begin();
  expect(session.state.get()).toEqual({ status: 'signedIn', cashier: ann });
});

test('a session that the shop has ended asks to sign in again; a shop out of reach ends none', async () => {
  const answers: Asked<StoredSession>[] = [
    { kind: 'failed', code: undefined },
    { kind: 'refused', code: 'UNAUTHENTICATED' },
  ];
  const session = setUp({
    signIn: async () => until(15 * minutes),
    refresh: async () => answers.shift() ?? until(0),
  }).openTab();
  await session.signIn('ann@example.com', 'password');
  await session.renew();
  expect(session.state.get().status).toBe('signedIn');
  await session.renew();
  expect(session.state.get()).toEqual({ status: 'signedOut', ended: true });
});

test('who signs out in one tab is out in the others, and is not where the shop was out of reach', async () => {
  const answers: Asked<null>[] = [
    { kind: 'failed', code: undefined },
    { kind: 'answered', value: null },
  ];
  const { openTab } = setUp({
    viewer: async () => ({ kind: 'answered', value: ann }),
    signOut: async () => answers.shift() ?? { kind: 'failed', code: undefined },
  });
  const [first, second] = [openTab(), openTab()];
  await Promise.all([first.begin(), second.begin()]);
  expect(await first.signOut()).toBe(false);
  expect(first.state.get().status).toBe('signedIn');
  expect(await first.signOut()).toBe(true);
  expect(second.state.get().status).toBe('signedOut');
});
