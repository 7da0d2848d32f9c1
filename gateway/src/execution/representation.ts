import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type Data, FieldFailure, isData } from './field-failure.ts';
import { mergeInto } from './merge.ts';
import type { IsOfType } from './type-conditions.ts';

/** What finds an entity in another subgraph; why it cannot be made when what it needs had failed; undefined when there is no such entity. */
export function representationOf(
  entity: Data,
  requires: readonly QueryPlanSelectionNode[],
  isOfType: IsOfType,
): Data | FieldFailure | undefined {
  const representation = pick(entity, requires, isOfType);
  return representation instanceof FieldFailure || typeof representation?.__typename === 'string'
    ? representation
    : undefined;
}

function pick(
  source: Data,
  selections: readonly QueryPlanSelectionNode[],
  isOfType: IsOfType,
): Data | FieldFailure | undefined {
  const picked: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition !== undefined && isOfType(source, selection.typeCondition)) {
        const part = pick(source, selection.selections, isOfType);
        if (part instanceof FieldFailure) {
          return part;
        }
        // What a condition left out is required by nothing that is asked for.
        if (part !== undefined) {
          mergeInto(picked, part);
        }
      }
      continue;
    }
    const name = selection.alias ?? selection.name;
    const value = Object.hasOwn(source, name) ? source[name] : undefined;
    const part = selection.selections === undefined ? value : pickEach(value, selection.selections, isOfType);
    if (part === undefined || part instanceof FieldFailure) {
      return part;
    }
    picked[name] = part;
  }
  return picked;
}

function pickEach(
  value: unknown,
  selections: readonly QueryPlanSelectionNode[],
  isOfType: IsOfType,
): unknown {
  if (Array.isArray(value)) {
    const parts = value.map((item) => pickEach(item, selections, isOfType));
    return parts.find((part) => part instanceof FieldFailure) ?? parts.map((part) => part ?? null);
  }
  return isData(value) ? pick(value, selections, isOfType) : value;
}
