import type { IncomingMessage } from 'node:http';
import type { KeptSession } from '@tillgraph/platform/session-cookie';
import type { OwnOrigin } from '../http/own-origin.ts';
import { isBeyondForms, pageOf } from './page-of-request.ts';

/** A session that a browser keeps in cookies, which no script can read and every request brings along by itself. */
export interface SessionCookies {
  /**
   * Of a request over HTTP. Undefined for one of another's page without our cookies: it can keep none. `foreign`: it
   * brings ours, which its page may not use.
   */
  ofRequest(request: IncomingMessage): BrowserSession | 'foreign' | undefined;
  /** Of what asks to become a socket. */
  ofUpgrade(request: IncomingMessage): HeldCookies | 'foreign' | undefined;
}

export interface HeldCookies {
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
}

/** The cookies of one request, and what its answer makes of them. */
export interface BrowserSession extends HeldCookies {
  /** The subgraph that reads and writes them. */
  readonly subgraph: string;
  /** Null: nothing any more. */
  keep(session: KeptSession | null): void;
  /** Values of `set-cookie`. */
  changes(): readonly string[];
}

export interface SessionCookiesOptions {
  readonly subgraph: string;
  readonly ownOrigin: OwnOrigin;
  readonly now: () => number;
}

export function createSessionCookies({ subgraph, ownOrigin, now }: SessionCookiesOptions): SessionCookies {
  const sessionOf = (request: IncomingMessage, held: HeldCookies): BrowserSession => {
    // One by one: with `held` spread first, this took 1.5 µs of every request.
    const { accessToken, refreshToken } = held;
    let changes: readonly string[] = [];
    return {
      accessToken,
      refreshToken,
      subgraph,
      changes: () => changes,
      keep(session) {
        const { access, refresh, attributes } = writtenFor(ownOrigin(request));
        const lifetime = session
          ? Math.max(0, Math.floor((Date.parse(session.expiresAt) - now()) / 1000))
          : 0;
        const written = (name: string, value: string) =>
          `${name}=${value}; Max-Age=${lifetime}; ${attributes}`;
        changes = [
          written(access, session?.accessToken ?? ''),
          written(refresh, session?.refreshToken ?? ''),
        ];
      },
    };
  };

  return {
    ofRequest(request) {
      const origin = () => ownOrigin(request);
      const held = heldBy(request, origin);
      const page = pageOf(request.headers, origin);
      const own = page === 'own' || (page === 'unsaid' && isBeyondForms(request.headers));
      if (own) return sessionOf(request, held ?? nothing);
      return held ? 'foreign' : undefined;
    },
    ofUpgrade(request) {
      const origin = () => ownOrigin(request);
      const held = heldBy(request, origin);
      return held && pageOf(request.headers, origin) === 'foreign' ? 'foreign' : held;
    },
  };
}

const nothing: HeldCookies = { accessToken: undefined, refreshToken: undefined };

/** Undefined: neither. */
function heldBy({ headers: { cookie } }: IncomingMessage, origin: () => string): HeldCookies | undefined {
  if (cookie === undefined) return undefined;
  const { access, refresh } = writtenFor(origin());
  const accessToken = tokenIn(cookie, access);
  const refreshToken = tokenIn(cookie, refresh);
  return accessToken === undefined && refreshToken === undefined ? undefined : { accessToken, refreshToken };
}

/** Of what a token can be, for it is sent on in a header. */
const tokenIn = (cookie: string, name: string): string | undefined =>
  new RegExp(`(?:^|;) *${name}=([\\w.-]+) *(?:;|$)`).exec(cookie)?.[1];

interface WrittenCookies {
  readonly access: string;
  readonly refresh: string;
  readonly attributes: string;
}

/**
 * Over https a browser takes cookies with the prefix __Host- from this very host alone, so that no neighbour under the
 * same domain, and nobody on the way, can put theirs in the place of ours. Both live as long as the refresh token: what
 * comes with an access token that has expired is told so, and not taken for somebody who is not signed in.
 */
const writtenFor = (origin: string): WrittenCookies => (origin.startsWith('https:') ? overHttps : overHttp);

const overHttps: WrittenCookies = {
  access: '__Host-tillgraph-access',
  refresh: '__Host-tillgraph-refresh',
  attributes: 'Path=/; Secure; HttpOnly; SameSite=Strict',
};
const overHttp: WrittenCookies = {
  access: 'tillgraph-access',
  refresh: 'tillgraph-refresh',
  attributes: 'Path=/graphql; HttpOnly; SameSite=Strict',
};
