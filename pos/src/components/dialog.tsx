import * as Radix from '@radix-ui/react-dialog';
import { type ReactNode, useState } from 'react';
import { ShortcutLayer } from '../keys/shortcut-layer.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The user wants to leave it: by Escape or by a click beside it. */
  readonly onLeave: () => void;
  /** For forms of many fields, and for tables. */
  readonly wide?: boolean;
  /** At the side of the page and as high, as menus are. */
  readonly side?: boolean;
  /** A click beside it is taken for a slip of the hand: something would be lost. */
  readonly held?: boolean;
  readonly children: ReactNode;
}

/** A dialog that takes the focus and gives it back. */
export const Dialog = ({ open, onLeave, ...props }: DialogProps) => (
  <Radix.Root open={open} onOpenChange={(opened) => !opened && onLeave()}>
    <Radix.Portal>
      <Shown {...props} />
    </Radix.Portal>
  </Radix.Root>
);

/**
 * The shade is our own: Radix's writes a style element into the page, which the content-security-policy refuses. Drawn
 * only while it is open: who had the focus before is known then.
 */
function Shown({
  title,
  wide = false,
  side = false,
  held = false,
  children,
}: Omit<DialogProps, 'open' | 'onLeave'>) {
  const [opener] = useState(() => document.activeElement);
  return (
    <div
      className={`fixed inset-0 flex bg-shade print:static print:block print:bg-transparent print:p-0 ${side ? '' : 'items-center justify-center p-2'}`}
    >
      <Radix.Content
        aria-describedby={undefined}
        onInteractOutside={(event) => held && event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          giveFocusBack(opener);
        }}
        className={`flex max-h-full w-full flex-col gap-4 overflow-y-auto bg-panel print:block p-5 shadow-xl print:max-h-none print:max-w-none print:p-0 print:shadow-none ${side ? 'max-w-72' : 'rounded-xl'} ${wide ? 'max-w-3xl' : 'max-w-md'}`}
      >
        <ShortcutLayer>
          <Radix.Title className="text-xl font-semibold print:hidden">{title}</Radix.Title>
          {children}
        </ShortcutLayer>
      </Radix.Content>
    </div>
  );
}

/** To who had it, or to the page where that is gone; not when somebody else has taken it already. */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement !== document.body) return;
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
  else document.getElementById('content')?.focus();
}
