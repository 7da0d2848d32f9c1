import type { Recorded } from '@tillgraph/shared-domain/event';
import { type Span, startEventSpan, type Tracer } from '../tracing/index.ts';

export const startConsumerSpan = (event: Recorded, consumer: string, tracer: Tracer): Span | undefined =>
  startEventSpan(
    tracer,
    { ...event, recordedAt: Date.parse(event.recordedAt) },
    { kind: 'consumer', context: event.context, by: consumer },
  );
