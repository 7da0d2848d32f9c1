import type { FetchDataRewrite, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionNode } from 'graphql';

/** A query plan as it is run: what can be read out of it once is read out once. */
export type PlanStep =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly PlanStep[] }
  | { readonly kind: 'flatten'; readonly path: readonly string[]; readonly step: PlanStep }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly ifTrue: PlanStep | undefined;
      readonly ifFalse: PlanStep | undefined;
    }
  | FetchStep;

export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly query: string;
  readonly operationName: string | undefined;
  /** It changes nothing. */
  readonly repeatable: boolean;
  readonly variables: readonly string[];
  /** What is asked for, which fails when the fetch fails. */
  readonly asked: readonly AskedField[];
  /** The parts of an entity that the subgraph needs to find it; undefined for fetches of root fields. */
  readonly requires: readonly QueryPlanSelectionNode[] | undefined;
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
}

export interface AskedField {
  readonly responseName: string;
  /** Only of objects of this type; undefined: of all. */
  readonly typeCondition: string | undefined;
}

export function compilePlan(node: PlanNode): PlanStep {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(compilePlan) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(compilePlan) };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), step: compilePlan(node.node) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        ifTrue: node.ifClause && compilePlan(node.ifClause),
        ifFalse: node.elseClause && compilePlan(node.elseClause),
      };
    case 'Fetch':
      return {
        kind: 'fetch',
        subgraph: node.serviceName,
        query: node.operation,
        operationName: node.operationName,
        repeatable: node.operationKind === 'query',
        variables: node.variableUsages ?? [],
        asked: askedFields(node.operation, node.requires !== undefined),
        requires: node.requires,
        inputRewrites: node.inputRewrites ?? [],
        outputRewrites: node.outputRewrites ?? [],
      };
    case 'Defer':
      throw new Error('Operations with @defer are not planned.');
  }
}

function askedFields(query: string, ofEntities: boolean): readonly AskedField[] {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(
    definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const read = (selections: readonly SelectionNode[], typeCondition?: string): readonly AskedField[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        return [{ responseName: selection.alias?.value ?? selection.name.value, typeCondition }];
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value ?? typeCondition;
      return read(fragment?.selectionSet.selections ?? [], condition);
    });
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [entities] = operation?.selectionSet.selections ?? [];
  const asked =
    ofEntities && entities?.kind === Kind.FIELD
      ? entities.selectionSet?.selections
      : operation?.selectionSet.selections;
  return read(asked ?? []).filter(({ responseName }) => responseName !== '__typename');
}
