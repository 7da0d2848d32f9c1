import type { Recorded } from '@tillgraph/shared-domain/event';
import { traceFields } from '../observability/index.ts';

/** What a line of the log says of an event: where it is, and of which request it is a consequence. */
export const eventFields = ({ id, type, context, position, correlationId, traceparent }: Recorded) => ({
  event: { id, type, context, position },
  ...traceFields({ 'x-correlation-id': correlationId, traceparent }),
});
