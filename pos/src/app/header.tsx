import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ConnectionSign } from '../graph/connection-sign.tsx';
import { ShortcutHelp } from '../keys/shortcut-help.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useSession } from '../session/session-context.tsx';
import { Menu } from './menu.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { useWorkplace } from './workplace-context.ts';

/** The head of every page: the menu, the shop, whether figures are live, and who works here. */
export function Header() {
  const session = useSession();
  const { cashier, shop } = useWorkplace();
  const { app: words, signIn } = useMessages();
  const [menu, setMenu] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <header className="flex items-center gap-x-3 border-b border-line bg-panel px-2 py-1 print:hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-panel focus:p-3"
      >
        {words.skip}
      </a>
      <Button aria-haspopup="dialog" className="px-3" onClick={() => setMenu(true)}>
        {words.menu}
      </Button>
      <p className="hidden truncate text-lg font-semibold sm:block">{shop.name}</p>
      <ConnectionSign />
      <span className="ml-auto truncate text-sm">{cashier.displayName}</span>
      <ShortcutHelp />
      <Dialog open={menu} title={shop.name} side onLeave={() => setMenu(false)}>
        <Menu onGo={() => setMenu(false)} />
        <PreferencesForm />
        {failed && (
          <p role="alert" className="text-danger">
            {signIn.unreachable}
          </p>
        )}
        <p className="truncate text-sm text-faint">{cashier.displayName}</p>
        <Button onClick={async () => setFailed(!(await session.signOut()))}>{words.signOut}</Button>
      </Dialog>
    </header>
  );
}
