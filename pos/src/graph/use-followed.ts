import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Asks again after a change: `changed` becomes another. Those that come within `rest` ms are one with it, so that an import
 * asks once in that time; but it asks however fast they come.
 */
export function useFollowed(changed: number, ask: () => void, rest = 1000): void {
  const again = useEffectEvent(ask);
  const seen = useRef(changed);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (seen.current === changed) return;
    seen.current = changed;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, rest);
  }, [changed, rest]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
