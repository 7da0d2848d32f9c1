import { useMatchRoute } from '@tanstack/react-router';
import { Menu } from './menu.tsx';

/** The menu beside the page where there is room for it; the till needs the room itself. */
export function SideMenu() {
  const atTheTill = useMatchRoute()({ to: '/' });
  return atTheTill ? null : (
    <div className="hidden w-52 shrink-0 overflow-y-auto border-r border-line bg-panel p-2 lg:block">
      <Menu />
    </div>
  );
}
