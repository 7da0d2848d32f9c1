import { createStore, type Store } from '../app/store.ts';
import type { Asked, SessionGraph } from './session-graph.ts';
import type { SessionStorage, StoredSession } from './stored-session.ts';

export type SessionState =
  | { readonly status: 'unknown' }
  /** What the browser holds could not be checked yet. */
  | { readonly status: 'unreachable' }
  /** ended: not by the user. */
  | { readonly status: 'signedOut'; readonly ended: boolean }
  | { readonly status: 'signedIn'; readonly cashier: StoredSession['cashier'] };

/** Who works at this till. It lasts over reloads, is the same in all tabs, and is renewed before it ends. */
export interface Session {
  readonly state: Store<SessionState>;
  /** Finds out who is signed in; once, when the page begins. */
  begin(): Promise<void>;
  signIn(email: string, password: string): Promise<Asked<StoredSession>>;
  /** False when the shop was out of reach: the cookies are still there then, and so is the session. */
  signOut(): Promise<boolean>;
  /** Resolves when the access token counts for some seconds more, or cannot be renewed. */
  fresh(): Promise<void>;
  /** After the graph said that it does not know who asks. */
  renew(): Promise<void>;
}

export interface SessionOptions {
  readonly graph: SessionGraph;
  readonly storage: SessionStorage;
  /** Runs one at a time, over all tabs of the page. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** ms since 1970 */
  readonly now: () => number;
  /** Runs it after so many ms; answers how to forget it. */
  readonly later: (work: () => void, delay: number) => () => void;
}

export function createSession({ graph, storage, alone, now, later }: SessionOptions): Session {
  const state = createStore<SessionState>({ status: 'unknown' });
  let forgetRenewal = () => {};

  /** Shows what is stored, and plans its renewal. */
  const follow = (session: StoredSession | undefined) => {
    forgetRenewal();
    const shown = state.get();
    if (!session) {
      state.set({ status: 'signedOut', ended: false });
      return;
    }
    if (shown.status !== 'signedIn' || JSON.stringify(shown.cashier) !== JSON.stringify(session.cashier)) {
      state.set({ status: 'signedIn', cashier: session.cashier });
    }
    const remaining = session.expiresAt - now();
    // By a clock that is wrong it is over already: the graph says when it really is.
    const delay = remaining > 0 ? Math.max(remaining - Math.min(margin, remaining / 2), shortest) : margin;
    forgetRenewal = later(renewQuietly, delay);
  };

  const keep = (session: StoredSession) => {
    storage.write(session);
    follow(session);
  };

  const end = () => {
    storage.write(undefined);
    forgetRenewal();
    state.set({ status: 'signedOut', ended: true });
  };

  async function renew(): Promise<void> {
    const before = storage.read()?.expiresAt;
    await alone(async () => {
      const stored = storage.read();
      // Another tab was faster, and the cookies are everybody's.
      if (stored && stored.expiresAt !== before) {
        follow(stored);
        return;
      }
      const asked = await graph.refresh();
      if (asked.kind === 'answered') keep(asked.value);
      else if (asked.kind === 'refused') end();
      else forgetRenewal = later(renewQuietly, retry);
    });
  }

  const renewQuietly = () => void renew();

  async function begin(): Promise<void> {
    storage.onChange(follow);
    for (;;) {
      const asked = await graph.viewer();
      const stored = storage.read();
      if (asked.kind === 'answered' && asked.value) {
        // Its end is unknown where another page signed in: it is renewed soon.
        keep({ cashier: asked.value, expiresAt: stored?.expiresAt ?? now() });
        return;
      }
      if (asked.kind === 'answered') {
        storage.write(undefined);
        follow(undefined);
        return;
      }
      if (asked.kind === 'refused') {
        await renew();
        // Signed in by the renewal, or not any more; else the shop was out of reach, and is asked again.
        if (state.get().status !== 'unknown' && state.get().status !== 'unreachable') return;
      }
      state.set({ status: 'unreachable' });
      await new Promise<void>((resolve) => {
        later(resolve, retry);
      });
    }
  }

  return {
    state,
    begin,
    renew,
    async signIn(email, password) {
      const asked = await graph.signIn(email, password);
      if (asked.kind === 'answered') keep(asked.value);
      return asked;
    },
    async signOut() {
      const asked = await graph.signOut();
      if (asked.kind === 'failed') return false;
      storage.write(undefined);
      follow(undefined);
      return true;
    },
    async fresh() {
      const stored = storage.read();
      if (stored && stored.expiresAt - now() < shortest) await renew();
    },
  };
}

/** ms before its end that a session is renewed, at half of what remains at the latest. */
const margin = 60_000;
/** ms between two renewals at least, whatever the clocks say. */
const shortest = 3000;
/** ms until a shop that was out of reach is asked again. */
const retry = 2000;
