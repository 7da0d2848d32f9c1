import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Menu } from './menu.tsx';

/** The menu beside the page where there is room for it; the till needs the room itself. */
export function SideMenu() {
  const { pathname } = useLocation();
  const scroll = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's own entry is another one then.
  useEffect(
    () => scroll.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' }),
    [pathname],
  );
  return pathname === '/' ? null : (
    <div
      ref={scroll}
      className="hidden w-52 shrink-0 overflow-y-auto border-r border-line bg-panel p-2 lg:block"
    >
      <Menu />
    </div>
  );
}
