import type { TraceHeaders } from '@tillgraph/platform/http';
import type { Logger } from '@tillgraph/platform/observability';
import type { Tracer } from '@tillgraph/platform/tracing';
import { type ExecutionResult, GraphQLError, getVariableValues } from 'graphql';
import { gatewayError } from '../errors.ts';
import { changesOf, takeChanges } from '../limits/changes.ts';
import { nestsDeeper } from '../limits/nesting.ts';
import type { Allowance } from '../limits/rate-limit.ts';
import type { Metrics } from '../observability/metrics.ts';
import { endingWith, startOperationSpan, withinSpan } from '../observability/operation-span.ts';
import { introspect } from '../operations/introspection.ts';
import type { Operation, PlannedOperation } from '../operations/operation.ts';
import type { Caller } from '../security/caller.ts';
import type { BrowserSession } from '../security/session-cookies.ts';
import type { SubgraphTransports } from '../transports/port.ts';
import { askSubgraphs, type FetchContext } from './ask-subgraphs.ts';
import type { Variables } from './condition.ts';
import { startDeadline } from './deadline.ts';
import type { Data } from './field-failure.ts';
import { runPlan } from './run-plan.ts';
import { shapeResponse } from './shape-response.ts';

/** What operations of all kinds are executed with. */
export interface Execution {
  readonly transports: SubgraphTransports;
  readonly deadlines: Deadlines;
  /** See `costOf`. */
  readonly maxCost: number;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Undefined: nobody asks for traces. */
  readonly tracer: Tracer | undefined;
}

/** How long subgraphs may take, in ms. */
export interface Deadlines {
  readonly query: number;
  readonly mutation: number;
  /**
   * Of a subscription, where it begins with the present state. Long, for a client's library does not subscribe again by
   * itself after a refusal, and after a restart ten thousand may come at once.
   */
  readonly firstState: number;
}

export interface OperationRequest {
  readonly operation: Operation;
  readonly variables: Variables;
  readonly caller: Caller;
  readonly allowance: Allowance;
  /** As the client gave it; empty: none. */
  readonly consistencyToken: string;
  readonly trace: TraceHeaders;
  /** Undefined where no cookie can be set. */
  readonly session?: BrowserSession | undefined;
}

/** Executes a query or a mutation. */
export async function executeOperation(
  request: OperationRequest,
  execution: Execution,
): Promise<ExecutionResult> {
  const begun = performance.now();
  const span = execution.tracer && startOperationSpan(request, execution.tracer);
  const traced = span ? withinSpan(request, span) : request;
  const admission = withinAllowance(traced, admit(traced, execution.maxCost));
  const running = admission.ok ? run(traced, admission.value, execution) : admission.refusal;
  const result = await (span ? endingWith(span, running) : running);
  const outcome = admission.ok ? (result.errors ? 'errors' : 'ok') : 'refused';
  const kind = request.operation.definition.operation;
  execution.metrics.operation(kind, request.operation.rootField, outcome, (performance.now() - begun) / 1000);
  return result;
}

async function run(
  request: OperationRequest,
  { variables, planned }: Admitted,
  execution: Execution,
): Promise<ExecutionResult> {
  const { operation, caller } = request;
  const kind = operation.definition.operation;
  const deadline = startDeadline(execution.deadlines[kind === 'mutation' ? 'mutation' : 'query']);
  const context: FetchContext = {
    transports: execution.transports,
    caller,
    deadline,
    kind,
    dependsOnUser: operation.dependsOnUser,
    consistency: {
      required: request.consistencyToken,
      seen: new Set(),
      behind: false,
    },
    trace: request.trace,
    session: request.session,
    metrics: execution.metrics,
    logger: execution.logger,
    tracer: execution.tracer,
  };
  try {
    const data: Data = {};
    if (planned.plan) {
      await runPlan(planned.plan, data, {
        variables,
        isOfType: operation.supergraph.isOfType,
        isObjectTypeName: operation.supergraph.isObjectTypeName,
        ask: askSubgraphs(context),
      });
    }
    return finish(operation, planned, data, variables, context.consistency.seen);
  } finally {
    deadline.end();
  }
}

export type Admission =
  | { readonly ok: true; readonly value: Admitted }
  | { readonly ok: false; readonly refusal: ExecutionResult };

export interface Admitted {
  readonly variables: Variables;
  readonly planned: PlannedOperation;
}

/** Everything that is refused before any subgraph is asked. */
export function admit(
  { operation, variables: given, caller }: Pick<OperationRequest, 'operation' | 'variables' | 'caller'>,
  maxCost: number,
): Admission {
  const { definition, supergraph } = operation;
  // What comes after takes its stack by the depth of the variables.
  if (nestsDeeper(given, maxNesting)) {
    return { ok: false, refusal: { errors: [nestedTooDeep] } };
  }
  const coerced = getVariableValues(supergraph.schema, definition.variableDefinitions ?? [], given, {
    maxErrors: 20,
    hideSuggestions: !operation.suggests,
  });
  if (coerced.errors) {
    return { ok: false, refusal: { errors: coerced.errors.map(badVariable) } };
  }
  const variables = coerced.coerced;
  const cost = operation.cost(variables);
  if (cost > maxCost) {
    return { ok: false, refusal: { errors: [tooCostly(cost, maxCost)] } };
  }
  const planned = operation.planFor(caller.principal);
  const refused = definition.operation === 'query' ? [] : refusedRoots(planned, variables);
  return refused.length > 0
    ? { ok: false, refusal: { data: null, errors: refused } }
    : { ok: true, value: { variables, planned } };
}

/** As it is the changes of a mutation that cost: many in one are no fewer. */
function withinAllowance(request: OperationRequest, admission: Admission): Admission {
  if (!admission.ok || request.operation.definition.operation !== 'mutation') {
    return admission;
  }
  const { planned, variables } = admission.value;
  const refusal = takeChanges(changesOf(planned.shape, variables), request);
  return refusal ? { ok: false, refusal: { errors: [refusal] } } : admission;
}

export function finish(
  operation: Operation,
  { shape }: PlannedOperation,
  fetched: Data,
  variables: Variables,
  seen: ReadonlySet<string>,
): ExecutionResult {
  const introspected = introspect(operation.supergraph.schema, operation.introspection, variables);
  const { data, errors } = shapeResponse(shape, fetched, variables, introspected);
  return {
    data,
    ...(errors.length > 0 && { errors }),
    ...(seen.size > 0 && { extensions: { consistencyToken: [...seen].join(',') } }),
  };
}

const maxNesting = 50;

const nestedTooDeep = gatewayError(
  'BAD_USER_INPUT',
  `The variables have more than ${maxNesting} lists and objects within each other.`,
);

const tooCostly = (cost: number, maxCost: number): GraphQLError =>
  gatewayError(
    'OPERATION_TOO_COMPLEX',
    `The operation may cost ${cost}, more than ${maxCost}: ask for smaller pages, or for less within them.`,
  );

const badVariable = (error: GraphQLError): GraphQLError => gatewayError('BAD_USER_INPUT', error.message);

function refusedRoots({ shape }: PlannedOperation, variables: Variables): readonly GraphQLError[] {
  return (shape.fieldsOf(shape.typeName) ?? []).flatMap(({ source, responseName, included }) =>
    typeof source === 'string' || included?.(variables) === false
      ? []
      : [new GraphQLError(source.message, { path: [responseName], extensions: { ...source.extensions } })],
  );
}
