import type { ReactNode } from 'react';

export interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Stands out: a sum. */
  readonly strong?: boolean;
}

/** A line of a `<dl>`: what it is, and at the right how it is. */
export const Fact = ({ label, children, strong = false }: FactProps) => (
  <div className={`flex justify-between gap-4 ${strong ? 'text-lg font-semibold' : ''}`}>
    <dt className={strong ? '' : 'text-faint'}>{label}</dt>
    <dd className="min-w-0 text-right break-words">{children}</dd>
  </div>
);
