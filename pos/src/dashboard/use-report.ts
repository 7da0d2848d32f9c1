import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type AnyVariables, useQuery } from 'urql';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface Report<Data> {
  /** Of what was asked for before, as long as the answer is on its way. */
  readonly data: Data | undefined;
  readonly failed: boolean;
  /** The data is of what was asked for before. */
  readonly outdated: boolean;
}

/** A report, asked for again when `changed` becomes another, but not more than once in a while. */
export function useReport<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { changed, pause = false }: { readonly changed: string; readonly pause?: boolean },
): Report<Data> {
  const [{ data, error, fetching }, ask] = useQuery({
    query,
    variables,
    requestPolicy: 'cache-and-network',
    pause,
  });
  useRetried(error, ask);
  const wanted = JSON.stringify(variables);
  const [answered, setAnswered] = useState(wanted);
  if (!fetching && answered !== wanted) setAnswered(wanted);
  const again = useEffectEvent(() => {
    if (!pause) ask({ requestPolicy: 'network-only' });
  });
  useReconnected(() => again());
  const seen = useRef(changed);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (seen.current === changed) return;
    seen.current = changed;
    // One that is about to be asked has it too.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, rest);
  }, [changed]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { data, failed: error !== undefined && !data, outdated: data !== undefined && answered !== wanted };
}

/** ms after a change, in which others are waited for. */
const rest = 400;
