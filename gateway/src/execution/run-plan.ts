import { type Data, FieldFailure, isData } from './field-failure.ts';
import type { PlanStep } from './plan.ts';
import type { PlanRun } from './plan-run.ts';
import { runFetch } from './run-fetch.ts';

/** Fills `data` with what the plan's fetches answer; their failures stand in it at their places. */
export async function runPlan(step: PlanStep, data: Data, run: PlanRun): Promise<void> {
  await runStep(step, [data], run);
}

async function runStep(step: PlanStep, targets: readonly Data[], run: PlanRun): Promise<void> {
  switch (step.kind) {
    case 'fetch':
      return runFetch(step, targets, run);
    case 'flatten': {
      const found: Data[] = [];
      for (const target of targets) {
        find(target, step.path, 0, found);
      }
      return found.length === 0 ? undefined : runStep(step.step, found, run);
    }
    case 'sequence':
      for (const next of step.steps) {
        await runStep(next, targets, run);
      }
      return;
    case 'parallel':
      await Promise.all(step.steps.map((next) => runStep(next, targets, run)));
      return;
    case 'condition': {
      const next = run.variables[step.variable] === true ? step.ifTrue : step.ifFalse;
      return next && runStep(next, targets, run);
    }
  }
}

/** The objects that a path leads to; `@` stands for each item of a list. */
function find(value: unknown, path: readonly string[], depth: number, found: Data[]): void {
  if (value === null || value === undefined || value instanceof FieldFailure) {
    return;
  }
  if (Array.isArray(value)) {
    const below = path[depth] === '@' ? depth + 1 : depth;
    for (const item of value) {
      find(item, path, below, found);
    }
    return;
  }
  const key = path[depth];
  if (key === undefined) {
    if (isData(value)) {
      found.push(value);
    }
    return;
  }
  if (isData(value) && Object.hasOwn(value, key)) {
    find(value[key], path, depth + 1, found);
  }
}
