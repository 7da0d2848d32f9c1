import type { ExecutionResult } from 'graphql';
import * as z from 'zod';

/**
 * How identity has a browser keep a session that no script can read. The gateway alone knows of cookies: it sends along
 * what it holds by this header, empty when it holds nothing, and keeps what the answer says. Without the header nothing
 * can be kept: on a socket, in an event stream, for pages of others.
 */
export const sessionCookieHeader = 'session-cookie';

/** A session as a browser keeps it. */
const keptSession = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** RFC 3339; of the refresh token. */
  expiresAt: z.string(),
});
export type KeptSession = Readonly<z.infer<typeof keptSession>>;

/** Of the browser that asks, as a resolver sees it. */
export interface SessionCookie {
  readonly refreshToken: string | undefined;
  /** Null: nothing any more. */
  keep(session: KeptSession | null): void;
}

/** What the answer says is to be kept; undefined: what is. Clients never see it. */
export const sessionCookieOf = ({ extensions }: ExecutionResult): KeptSession | null | undefined =>
  extensions?.sessionCookie === undefined
    ? undefined
    : keptSession.nullable().parse(extensions.sessionCookie);
