import type { Grant } from './grant.ts';
import type { Refusal } from './refusals.ts';

/** Watches over what was opened with a credential, for as long as it is open. */
export interface SessionWatch {
  /** To be called when some session has ended. */
  check(): void;
  stop(): void;
}

/** `onOver` is called once, when the grant no longer holds. Without one (anonymous), never. */
export function watchSession(grant: Grant | undefined, onOver: (reason: Refusal) => void): SessionWatch {
  if (!grant) {
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
    const reason = grant.refusal();
    if (reason) {
      stop();
      onOver(reason);
    }
  };
  // A timer may fire a moment early: then there is another.
  const wait = () => {
    const left = Math.max(1, grant.expiresAt - Date.now());
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
