import type { ContextName } from '@tillgraph/shared-domain/context';
import type { EventRow } from '../../../event-store/index.ts';
import { failureOf, type Span, startEventSpan, type Tracer } from '../../../tracing/index.ts';

/** Has events sent, each as a span of its own, which consumers hear of in its message and go on from. */
export async function inRelaySpans<Result>(
  rows: readonly EventRow[],
  context: ContextName,
  tracer: Tracer,
  send: (rows: readonly EventRow[]) => Promise<Result>,
): Promise<Result> {
  const spans: Span[] = [];
  const traced = rows.map((row) => {
    const { id, type, metadata } = row;
    const event = { id, type, recordedAt: Number(row.recorded_at), traceparent: metadata.traceparent };
    const span = startEventSpan(tracer, event, { kind: 'producer', context, by: `relay of ${context}` });
    if (!span) return row;
    spans.push(span);
    return { ...row, metadata: { ...metadata, traceparent: span.traceparent } };
  });
  const end = (failure?: string) => {
    for (const span of spans) span.end(failure);
  };
  try {
    const result = await send(traced);
    end();
    return result;
  } catch (error) {
    end(failureOf(error));
    throw error;
  }
}
