import { useEffect, useEffectEvent } from 'react';

/**
 * Asks again, and again, for as long as it is behind: a balance is told by one read model, what was booked by another, which
 * may follow some milliseconds later.
 */
export function useCaughtUp(behind: boolean, again: () => void): void {
  const ask = useEffectEvent(again);
  useEffect(() => {
    if (!behind) return;
    const timer = setTimeout(ask, pause);
    return () => clearTimeout(timer);
  }, [behind]);
}

/** ms */
const pause = 300;
