import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Client, CombinedError } from '@urql/core';
import { useState } from 'react';
import { useClient } from 'urql';
import type { RefusalFragment } from './generated/graphql.ts';
import { useGraph } from './graph-context.tsx';

/** What came of a change. */
export type Changed<Payload> = { readonly kind: 'done'; readonly payload: Payload } | Failure;

export type Failure =
  /** For reasons that the user can do something about. */
  | { readonly kind: 'refused'; readonly refusals: readonly RefusalFragment[] }
  | { readonly kind: 'forbidden' }
  /** Nobody knows whether it was done: asked again as it is, it is the same change. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'failed'; readonly code: string };

export interface Change<Input, Payload> {
  /** One at a time. A change that was not answered is asked for again, under the same key for the same input. */
  readonly run: (input: Omit<Input, 'idempotencyKey'>) => Promise<Changed<Payload>>;
  readonly state: ChangeState;
}

export interface ChangeState {
  readonly busy: boolean;
  /** An answer did not come, and the same is asked again. */
  readonly lost: boolean;
}

/** `document`: a mutation of one field with the variable `input`, that takes a key. */
export function useChange<Data extends object, Input extends Keyed>(
  document: TypedDocumentNode<Data, { readonly input: Input }>,
): Change<Input, PayloadOf<Data>> {
  const client = useClient();
  const [state, setState] = useState<ChangeState>(idle);
  const { keys } = useGraph();
  async function run(input: Omit<Input, 'idempotencyKey'>): Promise<Changed<PayloadOf<Data>>> {
    const content = `${nameOf(document)} ${JSON.stringify(input)}`;
    const idempotencyKey = keys.keyFor(content);
    setState({ busy: true, lost: false });
    try {
      for (let pause = shortestPause; ; pause *= 2) {
        // What was left out is put back.
        const variables = { input: { ...input, idempotencyKey } as Input };
        const changed = await ask(client, document, variables);
        // A fault of the shop's own says nothing about whether it was done.
        if (changed.kind !== 'unanswered' && changed.kind !== 'failed') keys.answered(content);
        if (changed.kind !== 'unanswered' || pause > longestPause) return changed;
        setState({ busy: true, lost: true });
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } finally {
      setState(idle);
    }
  }
  return { run, state };
}

/** The mutation's name. */
const nameOf = ({ definitions }: TypedDocumentNode<unknown, never>): string | undefined =>
  definitions.map((each) => ('name' in each ? each.name?.value : undefined)).find((name) => name);

interface Keyed {
  readonly idempotencyKey?: string | null | undefined;
}

/** What the mutation's one field answers. */
export type PayloadOf<Data> = NonNullable<Exclude<Data[keyof Data], 'Mutation'>>;

/** Once, without a key: for a change that takes none. */
export async function ask<Data extends object, Variables extends object>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Changed<PayloadOf<Data>>> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  const [payload] = payloadsIn(data);
  if (payload && payload.userErrors.length > 0) return { kind: 'refused', refusals: payload.userErrors };
  if (payload) return { kind: 'done', payload };
  return error ? failureOf(error) : { kind: 'unanswered' };
}

/** The values of the answer's fields, beside its type's name: every payload has userErrors. */
const payloadsIn = <Data extends object>(data: Data | undefined) =>
  Object.values<unknown>(data ?? {}).filter(
    (value): value is PayloadOf<Data> & { readonly userErrors: readonly RefusalFragment[] } =>
      value instanceof Object,
  );

function failureOf({ graphQLErrors }: CombinedError): Failure {
  const code = graphQLErrors
    .map(({ extensions }) => extensions?.code)
    .find((each) => typeof each === 'string');
  if (code === undefined || passing.has(code)) return { kind: 'unanswered' };
  return code === 'FORBIDDEN' ? { kind: 'forbidden' } : { kind: 'failed', code };
}

/** A part of the shop is away, or was too slow: it may have been done. */
const passing: ReadonlySet<string> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'NOT_READY',
  'RATE_LIMITED',
  'STALE_READ',
]);

const idle: ChangeState = { busy: false, lost: false };
/** ms */
const shortestPause = 500;
const longestPause = 8000;
