import { stringifyVariables } from '@urql/core';
import type { Cache, FieldInfo, Resolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/**
 * The pages of a list, put together as they follow each other: each begins where the one before ends. When the first
 * one is asked for again and ends elsewhere than before, the old next ones do not follow it: put together with
 * them, the list would lack what has moved between.
 */
export function pagesInTurn(): Resolver {
  const together = relayPagination();
  return (parent, args, cache, info) => {
    const inTurn = new Set(follow(cache, info.parentKey, info.fieldName, listOf(args)));
    const seen: Cache = Object.create(cache, {
      inspectFields: {
        value: () => cache.inspectFields(info.parentKey).filter(({ fieldKey }) => inTurn.has(fieldKey)),
      },
    });
    return together(parent, args, seen, info);
  };
}

/** The keys of the fields that are the list's pages, the first one first. */
function follow(cache: Cache, parentKey: string, fieldName: string, list: string): readonly string[] {
  const pages = new Map<unknown, string>(
    cache
      .inspectFields(parentKey)
      .filter((field) => field.fieldName === fieldName && listOf(field.arguments) === list)
      .map(({ arguments: args, fieldKey }) => [args?.after ?? null, fieldKey]),
  );
  const keys: string[] = [];
  let next = pages.get(null);
  while (next !== undefined && !keys.includes(next)) {
    keys.push(next);
    next = pages.get(endOf(cache, parentKey, next));
  }
  return keys;
}

/** Where a page ends; undefined when that is not known. */
function endOf(cache: Cache, parentKey: string, fieldKey: string): unknown {
  const page = cache.resolve(parentKey, fieldKey);
  const pageInfo = typeof page === 'string' ? cache.resolve(page, 'pageInfo') : undefined;
  const end = typeof pageInfo === 'string' ? cache.resolve(pageInfo, 'endCursor') : undefined;
  return end ?? undefined;
}

/** Which list a page is of: all of its arguments but where it begins, in whatever order they stand. */
const listOf = (args: FieldInfo['arguments']): string => {
  const { after: _, ...others } = args ?? {};
  return stringifyVariables(others);
};
