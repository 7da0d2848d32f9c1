import type { Span, Tracer } from './port.ts';
import { parseTraceparent } from './traceparent.ts';

/** What a span tells of an event on its way. */
export interface TracedEvent {
  readonly id: string;
  readonly type: string;
  /** In ms since 1970. */
  readonly recordedAt: number;
  readonly traceparent: string | null;
}

export interface EventHandling {
  readonly kind: 'producer' | 'consumer';
  /** Of the log that the event is in. */
  readonly context: string;
  /** Who sends or takes it. */
  readonly by: string;
}

/**
 * The span of an event's handling, as a part of the trace that the event keeps. Undefined where nobody recorded that, and
 * for an old event: a rebuild goes through those of years, whose traces are long over.
 */
export function startEventSpan(
  tracer: Tracer,
  { id, type, recordedAt, traceparent }: TracedEvent,
  { kind, context, by }: EventHandling,
): Span | undefined {
  if (traceparent === null || !parseTraceparent(traceparent)?.sampled) return undefined;
  if (Date.now() - recordedAt > longestTrace) return undefined;
  const operation = kind === 'producer' ? 'send' : 'process';
  return tracer.start(`${operation} ${by}`, {
    kind,
    parent: traceparent,
    attributes: {
      'messaging.system': 'tillgraph',
      'messaging.operation.type': operation,
      'messaging.destination.name': context,
      'messaging.message.id': id,
      'tillgraph.event.type': type,
      ...(kind === 'consumer' && { 'messaging.consumer.group.name': by }),
    },
  });
}

/** ms. */
const longestTrace = 10 * 60_000;
