import type { ExecutionResult } from 'graphql';
import type { KeptSession, SessionCookie } from './port.ts';

export interface OpenSessionCookie extends SessionCookie {
  /** The answer, with what is to be kept. */
  told(result: ExecutionResult): ExecutionResult;
}

/** `held`: as the header says. */
export function openSessionCookie(held: string): OpenSessionCookie {
  let kept: KeptSession | null | undefined;
  return {
    refreshToken: held === '' ? undefined : held,
    keep(session) {
      kept = session;
    },
    told: (result) =>
      kept === undefined ? result : { ...result, extensions: { ...result.extensions, sessionCookie: kept } },
  };
}
