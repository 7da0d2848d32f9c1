import { parseTraceparent } from '../tracing/index.ts';

/** What a line of the log may belong to, as requests tell it in their headers. */
export interface LoggedTrace {
  readonly 'x-correlation-id'?: string | undefined;
  readonly traceparent?: string | null | undefined;
}

/** The fields of a line by which all that belongs to one request is found; those of traces as OpenTelemetry names them. */
export function traceFields({ 'x-correlation-id': correlationId, traceparent }: LoggedTrace) {
  const trace = traceparent ? parseTraceparent(traceparent) : undefined;
  return {
    ...(correlationId !== undefined && { correlation_id: correlationId }),
    ...(trace && { trace_id: trace.traceId, span_id: trace.spanId }),
  };
}

export type TraceFields = ReturnType<typeof traceFields>;
