import { useEffect } from 'react';

/** Asks a query that failed again after a while, and again, until it is answered. */
export function useRetried(
  error: Error | undefined,
  ask: (options: { readonly requestPolicy: 'network-only' }) => void,
): void {
  useEffect(() => {
    if (!error) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), pause);
    return () => clearTimeout(timer);
  }, [error, ask]);
}

/** ms */
const pause = 2000;
