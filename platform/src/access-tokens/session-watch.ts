import type { AccessClaims, AccessTokenVerifier } from './verifier.ts';

/** Watches over what was opened with an access token, for as long as it is open. */
export interface SessionWatch {
  /** To be called when some session has ended. */
  check(): void;
  stop(): void;
}

/** `onOver` is called once, when the token has expired or its session has ended. Without claims (anonymous), never. */
export function watchSession(
  claims: AccessClaims | undefined,
  tokens: Pick<AccessTokenVerifier, 'stillHolds'>,
  onOver: (state: 'expired' | 'ended') => void,
): SessionWatch {
  if (!claims) {
    return { check: () => undefined, stop: () => undefined };
  }
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const stop = () => {
    over = true;
    clearTimeout(timer);
  };
  const check = () => {
    if (over) {
      return;
    }
    const state = tokens.stillHolds(claims);
    if (state !== 'holds') {
      stop();
      onOver(state);
    }
  };
  // A timer may fire a moment early: then there is another.
  const wait = () => {
    const left = Math.max(1, claims.expiresAt - Date.now());
    timer = setTimeout(
      () => {
        check();
        if (!over) {
          wait();
        }
      },
      Math.min(left, checkInterval),
    );
  };
  wait();
  return { check, stop };
}

/** ms. That a key was withdrawn nobody tells. */
const checkInterval = 60_000;
