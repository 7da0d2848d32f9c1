import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Who goes to another page is there with the focus, too: at its heading, so that a screen reader tells it, unless the
 * page or a dialog has taken the focus itself.
 */
export function useArrival(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    const from = before.current;
    before.current = path;
    if (from === undefined || from === path) return;
    // After a menu that closes has given the focus back.
    const timer = setTimeout(() => {
      if (document.activeElement?.closest('#content, [role=dialog]')) return;
      document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [path]);
}
