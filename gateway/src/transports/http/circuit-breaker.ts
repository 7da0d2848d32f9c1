/** Whether to ask a subgraph at all: one that fails again and again is left alone for a while. */
export interface CircuitBreaker {
  /** After each pause one request is allowed, whose outcome decides. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

/** Own code, for the libraries (cockatiel 4, opossum 10) need a newer Node than this program does. */
export function createCircuitBreaker(steadyNow: () => number): CircuitBreaker {
  let state: State = { kind: 'closed', failures: 0 };

  return {
    allows() {
      if (state.kind === 'open' && steadyNow() >= state.until) {
        // One that is never decided keeps the others waiting for one more pause, not for ever.
        state = { kind: 'trying', pause: state.pause, until: steadyNow() + state.pause };
        return true;
      }
      if (state.kind === 'trying' && steadyNow() >= state.until) {
        state = { ...state, until: steadyNow() + state.pause };
        return true;
      }
      return state.kind === 'closed';
    },
    succeeded() {
      state = { kind: 'closed', failures: 0 };
    },
    failed() {
      switch (state.kind) {
        case 'closed': {
          const failures = state.failures + 1;
          state =
            failures < tolerated
              ? { kind: 'closed', failures }
              : { kind: 'open', pause: firstPause, until: steadyNow() + firstPause };
          return;
        }
        case 'trying': {
          const pause = Math.min(state.pause * 2, longestPause);
          state = { kind: 'open', pause, until: steadyNow() + pause };
          return;
        }
        case 'open':
          // Of a request that was sent before.
          return;
      }
    },
  };
}

/** Times in ms since 1970. */
type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open' | 'trying'; readonly pause: number; readonly until: number };

/** In a row. */
const tolerated = 10;
/** ms. */
const firstPause = 250;
const longestPause = 4_000;
