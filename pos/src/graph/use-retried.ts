import type { CombinedError } from '@urql/core';
import { useEffect } from 'react';
import { isFinal } from './is-final.ts';

/** Asks a query that failed again after a while, and again, until it is answered, or refused for good. */
export function useRetried(
  error: CombinedError | undefined,
  ask: (options: { readonly requestPolicy: 'network-only' }) => void,
): void {
  useEffect(() => {
    if (!error || (!error.networkError && isFinal(error.graphQLErrors))) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), pause);
    return () => clearTimeout(timer);
  }, [error, ask]);
}

/** ms */
const pause = 2000;
