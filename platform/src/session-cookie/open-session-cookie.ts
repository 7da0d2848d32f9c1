import type { KeptSession, SessionCookie } from './port.ts';

export interface OpenSessionCookie extends SessionCookie {
  /** What the answer's extensions say of it. */
  told(): { readonly sessionCookie?: KeptSession | null };
}

/** `held`: as the header says. */
export function openSessionCookie(held: string): OpenSessionCookie {
  let told: { readonly sessionCookie?: KeptSession | null } = {};
  return {
    refreshToken: held === '' ? undefined : held,
    keep(sessionCookie) {
      told = { sessionCookie };
    },
    told: () => told,
  };
}
