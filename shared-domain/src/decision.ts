import type { DomainEvent } from './event.ts';
import type { UserError } from './user-error.ts';

/** What a decider answers: the events that follow from a command, or why it is refused. */
export type Decision<Event extends DomainEvent> = Accepted<Event> | Refused;

export interface Accepted<Event extends DomainEvent> {
  readonly accepted: true;
  /** None: the command changes nothing, and succeeds. */
  readonly events: readonly Event[];
}

export interface Refused {
  readonly accepted: false;
  readonly errors: readonly UserError[];
}

export const accept = <Event extends DomainEvent>(...events: readonly Event[]): Accepted<Event> => ({
  accepted: true,
  events,
});

export const refuse = (...errors: readonly UserError[]): Refused => ({ accepted: false, errors });
