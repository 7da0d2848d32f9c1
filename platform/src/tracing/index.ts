export { type EventHandling, startEventSpan, type TracedEvent } from './event-spans.ts';
export { failureOf } from './failure-of.ts';
export { openTracing, type Tracing } from './open-tracing.ts';
export type { Span, SpanOptions, Tracer } from './port.ts';
export { parseTraceparent, type TraceContext } from './traceparent.ts';
