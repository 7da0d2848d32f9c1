import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseTraceparent } from '../tracing/index.ts';

/** What a request is part of, as services tell each other. */
export interface TraceHeaders {
  readonly 'x-correlation-id': string;
  readonly traceparent: string | undefined;
}

/**
 * What a request is part of, as its client says. Every event keeps it for ever, so what is long or malformed is taken
 * for none.
 */
export function traceOf(headers: IncomingHttpHeaders): TraceHeaders {
  const correlationId = String(headers['x-correlation-id'] ?? '');
  const traceparent = String(headers.traceparent ?? '');
  return {
    'x-correlation-id': printable.test(correlationId) ? correlationId : randomUUID(),
    traceparent: parseTraceparent(traceparent) && traceparent,
  };
}

const printable = /^[\x21-\x7e]{1,128}$/;
