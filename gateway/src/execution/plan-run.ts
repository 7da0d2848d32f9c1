import type { SubgraphFetch } from '../transports/port.ts';
import type { Variables } from './condition.ts';
import type { Data } from './field-failure.ts';
import type { IsObjectTypeName, IsOfType } from './type-conditions.ts';

/** One run of a plan: what its steps share. */
export interface PlanRun {
  readonly variables: Variables;
  readonly isOfType: IsOfType;
  readonly isObjectTypeName: IsObjectTypeName;
  /** Asks a subgraph; never rejects. */
  readonly ask: (
    subgraph: string,
    fetch: Pick<SubgraphFetch, 'query' | 'operationName' | 'variables' | 'repeatable'>,
  ) => Promise<SubgraphAnswer>;
}

export interface SubgraphAnswer {
  readonly data: Data | null;
  readonly errors: readonly SubgraphError[];
}

export interface SubgraphError {
  readonly message: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}
