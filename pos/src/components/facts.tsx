import type { ReactNode } from 'react';

export interface FactsProps {
  /** What they are called, with what they are; null is not shown. */
  readonly facts: readonly (readonly [name: string, fact: ReactNode] | null)[];
}

/** What is known of something, a line each. */
export const Facts = ({ facts }: FactsProps) => (
  <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5">
    {facts.map(
      (each) =>
        each && (
          <div key={each[0]} className="contents">
            <dt className="text-faint">{each[0]}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">{each[1]}</dd>
          </div>
        ),
    )}
  </dl>
);
