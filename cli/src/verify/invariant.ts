import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';

/** What must always hold, proven from the events alone: each is seen once, a log after the other, each in order. */
export interface Invariant {
  see(event: Recorded): void;
  /** All logs were seen. */
  end(): void;
}

/** Says where something does not hold. */
export type Tell = (
  where: { readonly context: ContextName; readonly stream: string },
  message: string,
) => void;

/** What the checks of what follows from an event have to know of who answers it. */
export interface Answers {
  /** True when the context's reactor had done with the event before the logs were read: its answer is in them. */
  isAnswered(by: 'inventory' | 'accounts', event: Pick<Recorded, 'context' | 'slot' | 'position'>): boolean;
}

export type CreateInvariant = (tell: Tell, answers: Answers) => Invariant;
