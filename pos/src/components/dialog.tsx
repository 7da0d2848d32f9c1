import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
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
  readonly children: ReactNode;
}

/**
 * A dialog that takes the focus and gives it back. The shade is our own: Radix's writes a style element into the page,
 * which the content-security-policy refuses.
 */
export const Dialog = ({ open, title, onLeave, wide = false, side = false, children }: DialogProps) => (
  <Radix.Root open={open} onOpenChange={(opened) => !opened && onLeave()}>
    <Radix.Portal>
      <div
        className={`fixed inset-0 flex bg-shade print:static print:block print:bg-transparent print:p-0 ${side ? '' : 'items-center justify-center p-2'}`}
      >
        <Radix.Content
          aria-describedby={undefined}
          className={`flex max-h-full w-full flex-col gap-4 overflow-y-auto bg-panel print:block p-5 shadow-xl print:max-h-none print:max-w-none print:p-0 print:shadow-none ${side ? 'max-w-72' : 'rounded-xl'} ${wide ? 'max-w-3xl' : 'max-w-md'}`}
        >
          <ShortcutLayer>
            <Radix.Title className="text-xl font-semibold print:hidden">{title}</Radix.Title>
            {children}
          </ShortcutLayer>
        </Radix.Content>
      </div>
    </Radix.Portal>
  </Radix.Root>
);
