import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

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
    traceparent: w3cTraceparent.test(traceparent) ? traceparent : undefined,
  };
}

const printable = /^[\x21-\x7e]{1,128}$/;
/** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may add fields. */
const w3cTraceparent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[\x21-\x7e]{1,64})?$/;
