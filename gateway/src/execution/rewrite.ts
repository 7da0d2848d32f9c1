import type { FetchDataRewrite } from '@apollo/query-planner';
import { type Data, isData } from './field-failure.ts';
import type { IsOfType } from './type-conditions.ts';

/**
 * What the planner has changed in fetched data or in representations: a field that two types would answer under one
 * name is fetched under another, and an interface object takes the interface's name.
 */
export function rewrite(value: unknown, rewrites: readonly FetchDataRewrite[], isOfType: IsOfType): void {
  for (const change of rewrites) {
    applyAt(value, change.path, change, isOfType);
  }
}

const fragmentPrefix = '... on ';

function applyAt(
  value: unknown,
  path: readonly string[],
  change: FetchDataRewrite,
  isOfType: IsOfType,
): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      applyAt(item, path, change, isOfType);
    }
    return;
  }
  const [first, ...rest] = path;
  if (!isData(value) || first === undefined) {
    return;
  }
  if (first.startsWith(fragmentPrefix)) {
    if (isOfType(value, first.slice(fragmentPrefix.length))) {
      applyAt(value, rest, change, isOfType);
    }
  } else if (rest.length > 0) {
    applyAt(value[first], rest, change, isOfType);
  } else {
    apply(value, first, change);
  }
}

function apply(data: Data, field: string, change: FetchDataRewrite): void {
  switch (change.kind) {
    case 'ValueSetter':
      data[field] = change.setValueTo;
      return;
    case 'KeyRenamer':
      if (Object.hasOwn(data, field)) {
        data[change.renameKeyTo] = data[field];
        delete data[field];
      }
      return;
  }
}
