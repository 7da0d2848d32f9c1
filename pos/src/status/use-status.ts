import { useCallback, useEffect, useRef, useState } from 'react';
import { readStatus, type ShopStatus } from './read-status.ts';

export interface StatusWatch {
  /** The last that was told; undefined before the first. */
  readonly status: ShopStatus | undefined;
  /** The last question was not answered. */
  readonly failed: boolean;
  readonly asking: boolean;
  readonly ask: () => Promise<void>;
}

/** Asks again and again while the page is in sight, and at once when it comes into sight. */
export function useStatus(): StatusWatch {
  const [status, setStatus] = useState<ShopStatus>();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const current = useRef<AbortController>(undefined);

  const ask = useCallback(async () => {
    current.current?.abort();
    const question = new AbortController();
    current.current = question;
    setAsking(true);
    try {
      const told = await readStatus(question.signal);
      setStatus(told);
      setFailed(false);
    } catch {
      // Whatever it was, there is no status: the page says so and of when the shown one is.
      if (!question.signal.aborted) setFailed(true);
    } finally {
      if (current.current === question) setAsking(false);
    }
  }, []);

  useEffect(() => {
    const askInSight = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    askInSight();
    const timer = setInterval(askInSight, every);
    document.addEventListener('visibilitychange', askInSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askInSight);
      current.current?.abort();
    };
  }, [ask]);
  return { status, failed, asking, ask };
}

/** ms */
const every = 5000;
