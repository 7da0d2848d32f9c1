import type { TraceHeaders } from '@tillgraph/platform/http';
import { failureOf, type Span, type Tracer } from '@tillgraph/platform/tracing';
import type { ExecutionResult } from 'graphql';
import type { OperationRequest } from '../execution/execute-operation.ts';

/** The span of a whole query or mutation, from which all else of it begins. */
export function startOperationSpan({ operation, trace }: OperationRequest, tracer: Tracer): Span {
  const { definition, rootField } = operation;
  const kind = definition.operation;
  return tracer.start(`${kind} ${rootField}`, {
    kind: 'server',
    parent: trace.traceparent,
    attributes: {
      'graphql.operation.type': kind,
      ...(definition.name && { 'graphql.operation.name': definition.name.value.slice(0, longestName) }),
      'tillgraph.correlation_id': trace['x-correlation-id'],
    },
  });
}

/** What belongs to an operation, as a part of the span. */
export const withinSpan = <Traced extends { readonly trace: TraceHeaders }>(
  traced: Traced,
  { traceparent }: Span,
): Traced => ({ ...traced, trace: { ...traced.trace, traceparent } });

/** Ends the span when there is a result, or a fault instead. */
export async function endingWith(
  span: Span,
  running: Promise<ExecutionResult> | ExecutionResult,
): Promise<ExecutionResult> {
  try {
    const result = await running;
    span.end(failureIn(result));
    return result;
  } catch (error) {
    span.end(failureOf(error));
    throw error;
  }
}

/** The code of the first error. */
export function failureIn({ errors }: Pick<ExecutionResult, 'errors'>): string | undefined {
  const code = errors?.[0]?.extensions.code;
  return errors && (typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
}

/** Characters of what a client has named its operation. */
const longestName = 100;

/**
 * The span of telling subscribers of an event, as a part of what caused it; undefined where the subgraph does not say
 * what that was, as of the state with which a subscription begins.
 */
export function startDeliverySpan(
  operation: OperationRequest['operation'],
  { extensions }: ExecutionResult,
  tracer: Tracer,
): Span | undefined {
  const parent = extensions?.traceparent;
  if (typeof parent !== 'string') return undefined;
  return tracer.start(`subscription ${operation.rootField}`, {
    kind: 'producer',
    parent,
    attributes: { 'graphql.operation.type': 'subscription' },
  });
}
