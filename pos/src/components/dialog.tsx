import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** The user wants to leave it: by Escape or by a click beside it. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog that takes the focus and gives it back. The shade is our own: Radix's writes a style element into the page,
 * which the content-security-policy refuses.
 */
export const Dialog = ({ open, title, onLeave, children }: DialogProps) => (
  <Radix.Root open={open} onOpenChange={(opened) => !opened && onLeave()}>
    <Radix.Portal>
      <div className="fixed inset-0 flex items-center justify-center bg-shade p-2 print:static print:block print:bg-transparent print:p-0">
        <Radix.Content
          aria-describedby={undefined}
          className="flex max-h-full w-full max-w-md flex-col gap-4 overflow-y-auto rounded-xl bg-panel p-5 shadow-xl print:max-h-none print:p-0 print:shadow-none"
        >
          <Radix.Title className="text-xl font-semibold print:hidden">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </div>
    </Radix.Portal>
  </Radix.Root>
);
