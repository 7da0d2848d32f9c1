import { useEffect } from 'react';
import type { Endless } from '../graph/use-endless.ts';

/** Loads all pages of a list, one after the other: for lists that are short in every shop. */
export function useWhole<List extends Pick<Endless<unknown>, 'hasMore' | 'fetching' | 'more'>>(
  list: List,
): List {
  const { hasMore, fetching, more } = list;
  useEffect(() => {
    if (hasMore && !fetching) more();
  }, [hasMore, fetching, more]);
  return list;
}
