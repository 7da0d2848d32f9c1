import { useEffect, useEffectEvent, useRef } from 'react';
import { useStore } from '../app/store.ts';
import { useConnection, useGraph } from './graph-context.tsx';

/**
 * Runs it when the connection is back, and when subscriptions were begun again: what happened meanwhile, they have not
 * told.
 */
export function useReconnected(then: () => void): void {
  const { status } = useConnection();
  const begunAgain = useStore(useGraph().begunAgain);
  const wasLost = useRef(false);
  const seen = useRef(begunAgain);
  const reconnected = useEffectEvent(then);
  useEffect(() => {
    if (status === 'reconnecting') wasLost.current = true;
    if (status !== 'live' || !wasLost.current) return;
    wasLost.current = false;
    reconnected();
  }, [status]);
  useEffect(() => {
    if (begunAgain === seen.current) return;
    // Others are begun again in the same moment.
    const timer = setTimeout(() => {
      seen.current = begunAgain;
      reconnected();
    }, rest);
    return () => clearTimeout(timer);
  }, [begunAgain]);
}

/** ms */
const rest = 300;
