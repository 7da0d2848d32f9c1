import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { type AnyVariables, useQuery } from 'urql';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface Report<Data> {
  /** Of what was asked for before, as long as the answer is on its way. */
  readonly data: Data | undefined;
  readonly failed: boolean;
  readonly outdated: boolean;
}

/** A report, asked for again when `changed` becomes another, but not more than once in a while. */
export function useReport<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { changed, pause = false }: { readonly changed: string; readonly pause?: boolean },
): Report<Data> {
  const [{ data, error, fetching, stale }, ask] = useQuery({
    query,
    variables,
    requestPolicy: 'cache-and-network',
    pause,
  });
  useRetried(error, ask);
  const again = useEffectEvent(() => {
    if (!pause) ask({ requestPolicy: 'network-only' });
  });
  useReconnected(() => again());
  const seen = useRef(changed);
  useEffect(() => {
    if (seen.current === changed) return;
    const timer = setTimeout(() => {
      seen.current = changed;
      again();
    }, rest);
    return () => clearTimeout(timer);
  }, [changed]);
  return { data, failed: error !== undefined && !data, outdated: fetching && !stale && data !== undefined };
}

/** ms for which nothing may change before it is asked for again. */
const rest = 400;
