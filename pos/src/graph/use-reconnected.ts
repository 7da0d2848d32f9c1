import { useEffect, useEffectEvent, useRef } from 'react';
import { useConnection } from './graph-context.tsx';

/** Runs it when the connection is back: what happened meanwhile, the subscriptions have not told. */
export function useReconnected(then: () => void): void {
  const { status } = useConnection();
  const wasLost = useRef(false);
  const reconnected = useEffectEvent(then);
  useEffect(() => {
    if (status === 'reconnecting') wasLost.current = true;
    if (status !== 'live' || !wasLost.current) return;
    wasLost.current = false;
    reconnected();
  }, [status]);
}
