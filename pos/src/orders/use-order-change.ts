import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useRef, useState } from 'react';
import { failureText } from '../forms/show-failure.ts';
import { type ChangeState, type Failure, type PayloadOf, useChange } from '../graph/change.ts';
import type { WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';

interface OrderInput {
  readonly idempotencyKey?: string | null;
  readonly orderId: string | number;
  readonly expectedVersion?: number | null | undefined;
}

export interface OrderChange<Input, Payload> {
  /** What it was answered with; undefined when it was not done. */
  readonly run: (input: Omit<Input, keyof OrderInput>) => Promise<Payload | undefined>;
  readonly state: ChangeState;
  /** Why it was not done: when the order had changed since it was looked at, with what it is now. */
  readonly told: string | undefined;
}

/**
 * A change of an order as it was when its dialog was opened: of one that has changed since, somebody is to see first what
 * it is. `onStale` asks for that.
 */
export function useOrderChange<Data extends object, Input extends OrderInput>(
  document: TypedDocumentNode<Data, { readonly input: Input }>,
  order: WholeOrderFragment,
  onStale: () => void,
): OrderChange<Input, PayloadOf<Data>> {
  const { orders: words, forms } = useMessages();
  const { run, state } = useChange(document);
  const [failure, setFailure] = useState<Failure>();
  const seen = useRef<number | undefined>(order.version);
  const isStale =
    failure?.kind === 'refused' && failure.refusals.some(({ code }) => code === 'VERSION_MISMATCH');
  return {
    state,
    told:
      failure &&
      (isStale ? words.changedMeanwhile(words.statuses[order.status]) : failureText(failure, forms)),
    async run(input) {
      const expectedVersion = seen.current ?? order.version;
      // What was left out is put back.
      const changed = await run({ ...input, orderId: order.id, expectedVersion } as Omit<
        Input,
        'idempotencyKey'
      >);
      if (changed.kind === 'done') return changed.payload;
      setFailure(changed);
      if (changed.kind === 'refused') {
        seen.current = undefined;
        onStale();
      }
      return undefined;
    },
  };
}
