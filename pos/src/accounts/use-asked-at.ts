import { useEffect, useEffectEvent, useRef } from 'react';

/** Asks again when the entity has come to another version than the one that was asked at. */
export function useAskedAt(version: number, again: () => void): void {
  const seen = useRef(version);
  const ask = useEffectEvent(again);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    ask();
  }, [version]);
}
