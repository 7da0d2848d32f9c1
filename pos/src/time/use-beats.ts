import { useEffect, useState } from 'react';

/** Counts: one more after each so many ms while the page is in sight, and when it comes into sight. */
export function useBeats(every: number): number {
  const [beats, setBeats] = useState(0);
  useEffect(() => {
    const beatInSight = () => {
      if (document.visibilityState === 'visible') setBeats((before) => before + 1);
    };
    const timer = setInterval(beatInSight, every);
    document.addEventListener('visibilitychange', beatInSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beatInSight);
    };
  }, [every]);
  return beats;
}
