import type { Recorded } from '@tillgraph/shared-domain/event';
import { failureOf, type Span, type Tracer } from '../tracing/index.ts';
import { startConsumerSpan } from './consumer-span.ts';

/**
 * Has the events applied, each as a span of its own that takes as long as all of them, for they are written together.
 * What the documents are announced with is of the span.
 */
export async function inProjectionSpans<Result>(
  events: readonly Recorded[],
  consumer: string,
  tracer: Tracer,
  apply: (events: readonly Recorded[]) => Promise<Result>,
): Promise<Result> {
  const spans: Span[] = [];
  const traced = events.map((event) => {
    const span = startConsumerSpan(event, consumer, tracer);
    if (!span) return event;
    spans.push(span);
    return { ...event, traceparent: span.traceparent };
  });
  const end = (failure?: string) => {
    for (const span of spans) span.end(failure);
  };
  try {
    const result = await apply(traced);
    end();
    return result;
  } catch (error) {
    end(failureOf(error));
    throw error;
  }
}
