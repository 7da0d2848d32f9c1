import { randomUUID } from 'node:crypto';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Command, CommandMetadata } from '../port.ts';

export type CountedEvent =
  | { readonly type: 'Counted'; readonly data: { readonly by: number } }
  | {
      readonly type: 'Named';
      readonly data: object;
      readonly personal: { readonly name: string };
      readonly person: string;
    };

export interface Counted {
  readonly count: number;
  readonly name: string | null;
}

/** What the event store is tested with: a count that goes up, and a name that is about a person. */
export const counted: Aggregate<Counted, CountedEvent> = {
  category: 'counted',
  initialState: { count: 0, name: null },
  evolve: (state, event) =>
    event.type === 'Counted'
      ? { ...state, count: state.count + event.data.by }
      : { ...state, name: event.personal?.name ?? null },
};

export const metadata = (key: string | null = null, hash = 'hash', userId = 'user'): CommandMetadata => ({
  commandId: randomUUID(),
  actor: { kind: 'user', id: userId },
  correlationId: randomUUID(),
  cause: null,
  traceparent: null,
  idempotency: key === null ? null : { key, hash },
});

/** Counts one up and answers the count that this makes; refused above `most`. */
export const count = (
  id: string,
  key: string | null = null,
  most = Number.MAX_SAFE_INTEGER,
): Command<readonly [Counted], number> => ({
  metadata: metadata(key),
  aggregates: [{ aggregate: counted, id }],
  decide: ([{ state }]) =>
    state.count < most
      ? {
          accepted: true,
          appends: [{ stream: `counted-${id}`, events: [{ event: { type: 'Counted', data: { by: 1 } } }] }],
          result: state.count + 1,
        }
      : { accepted: false, errors: [stateNotAllowed(`It is ${most} already.`)] },
});
