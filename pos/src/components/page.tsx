import { type ReactNode, useEffect, useRef } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';

export interface PageProps {
  readonly title: string;
  /** Buttons and links beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page under the header: its title, what can be done, and what it shows. */
export function Page({ title, actions, children }: PageProps) {
  const { shop } = useWorkplace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${shop.name}`;
  }, [title, shop.name]);
  // What had the focus has gone with the page before: a screen reader tells where one is, and keys go on from here.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 overflow-y-auto p-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h1 ref={heading} tabIndex={-1} className="mr-auto text-2xl font-semibold">
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </main>
  );
}
