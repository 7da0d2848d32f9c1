import type { Variables } from './condition.ts';
import { type Data, type FieldError, FieldFailure, isData, placeFailure } from './field-failure.ts';
import { mergeInto } from './merge.ts';
import type { FetchStep } from './plan.ts';
import type { PlanRun, SubgraphAnswer, SubgraphError } from './plan-run.ts';
import { representationOf } from './representation.ts';
import { rewrite } from './rewrite.ts';

export function runFetch(step: FetchStep, targets: readonly Data[], run: PlanRun): Promise<void> {
  return step.requires === undefined
    ? fetchRootFields(step, targets, run)
    : fetchEntities(step, step.requires, targets, run);
}

async function fetchRootFields(step: FetchStep, targets: readonly Data[], run: PlanRun): Promise<void> {
  const answer = await run.ask(step.subgraph, {
    query: step.query,
    repeatable: step.repeatable,
    variables: variablesOf(step, run.variables),
    operationName: step.operationName,
  });
  for (const target of targets) {
    takeRootFields(step, answer, target, run);
  }
}

/** Also for the events of a subscription. */
export function takeRootFields(step: FetchStep, answer: SubgraphAnswer, target: Data, run: PlanRun): void {
  const received = answer.data ?? {};
  for (const error of answer.errors) {
    if (error.path === undefined || !placeFailure(received, error.path, errorOf(error))) {
      failAsked(step, received, errorOf(error), run);
    }
  }
  rewrite(received, step.outputRewrites, run.isOfType);
  mergeInto(target, received);
}

async function fetchEntities(
  step: FetchStep,
  requires: NonNullable<FetchStep['requires']>,
  targets: readonly Data[],
  run: PlanRun,
): Promise<void> {
  const batch = batchOf(step, requires, targets, run);
  if (batch.representations.length === 0) {
    return;
  }
  const answer = await run.ask(step.subgraph, {
    query: step.query,
    repeatable: step.repeatable,
    variables: { ...variablesOf(step, run.variables), representations: batch.representations },
    operationName: step.operationName,
  });
  takeEntities(step, answer, batch, run);
}

/** Equal representations are sent once, however many places of the response show the entity. */
interface EntityBatch {
  readonly representations: readonly Data[];
  /** The places of each representation. */
  readonly targets: readonly (readonly Data[])[];
}

function batchOf(
  step: FetchStep,
  requires: NonNullable<FetchStep['requires']>,
  targets: readonly Data[],
  run: PlanRun,
): EntityBatch {
  const representations: Data[] = [];
  const places: Data[][] = [];
  const indexes = new Map<string, number>();
  for (const target of targets) {
    const representation = representationOf(target, requires, run.isOfType);
    if (representation instanceof FieldFailure) {
      failAsked(step, target, representation.error, run);
    }
    if (!isData(representation)) {
      continue;
    }
    rewrite(representation, step.inputRewrites, run.isOfType);
    const key = JSON.stringify(representation);
    const index = indexes.get(key);
    if (index === undefined) {
      indexes.set(key, representations.length);
      representations.push(representation);
      places.push([target]);
    } else {
      places[index]?.push(target);
    }
  }
  return { representations, targets: places };
}

function takeEntities(step: FetchStep, answer: SubgraphAnswer, batch: EntityBatch, run: PlanRun): void {
  const answered = answer.data?._entities;
  const entities: readonly unknown[] = Array.isArray(answered) ? answered : [];
  for (const error of answer.errors) {
    placeEntityError(step, error, entities, batch, run);
  }
  for (const [index, targets] of batch.targets.entries()) {
    const entity = entities[index];
    if (!isData(entity)) {
      continue;
    }
    const { __typename } = entity;
    const concrete = typeof __typename === 'string' && run.isObjectTypeName(__typename);
    if (!concrete) {
      entity.__typename = targets[0]?.__typename;
    }
    rewrite(entity, step.outputRewrites, run.isOfType);
    for (const target of targets) {
      // A subgraph with an interface object has told the interface's name alone.
      if (concrete) {
        target.__typename = __typename;
      }
      mergeInto(target, entity);
    }
  }
}

function placeEntityError(
  step: FetchStep,
  error: SubgraphError,
  entities: readonly unknown[],
  batch: EntityBatch,
  run: PlanRun,
): void {
  const [root, index, ...below] = error.path ?? [];
  const told = errorOf(error);
  if (root !== '_entities' || typeof index !== 'number') {
    for (const target of batch.targets.flat()) {
      failAsked(step, target, told, run);
    }
    return;
  }
  const entity = entities[index];
  if (isData(entity) && below.length > 0 && placeFailure(entity, below, told)) {
    return;
  }
  for (const target of batch.targets[index] ?? []) {
    failAsked(step, target, told, run);
  }
}

function failAsked(step: FetchStep, target: Data, error: FieldError, run: PlanRun): void {
  for (const { responseName, typeCondition } of step.asked) {
    const applies = typeCondition === undefined || run.isOfType(target, typeCondition);
    if (applies && (!Object.hasOwn(target, responseName) || target[responseName] === null)) {
      target[responseName] = new FieldFailure(error);
    }
  }
}

const errorOf = ({ message, extensions }: SubgraphError): FieldError => ({ message, extensions });

export function variablesOf(step: FetchStep, given: Variables): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const name of step.variables) {
    if (Object.hasOwn(given, name)) {
      variables[name] = given[name];
    }
  }
  return variables;
}
