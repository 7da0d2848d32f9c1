import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { type Connection, type Endless, useEndless } from '../graph/use-endless.ts';
import type { HistoryEntry } from './history-list.tsx';

/** An entity's history, asked for again when the entity has another version. */
export function useHistory<Data, Variables extends { readonly after?: string | null | undefined }>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionIn: (data: Data) => Connection<HistoryEntry> | null | undefined,
  version: number,
): Endless<HistoryEntry> {
  const list = useEndless(query, variables, connectionIn);
  const seen = useRef(version);
  const again = useEffectEvent(list.again);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again();
  }, [version]);
  return list;
}
