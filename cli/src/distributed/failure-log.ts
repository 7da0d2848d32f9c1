import { type ConsumerFailed, eventFields } from '@tillgraph/platform/consumers';
import { type Logger, traceFields } from '@tillgraph/platform/observability';
import { isConnectionError } from '@tillgraph/platform/postgres';

/** Tells what failed and is tried again: an outage as a warning, a fault with where it came from. */
export type FailureLog = ConsumerFailed;

export function createFailureLog(logger: Logger, now: () => number = () => performance.now()): FailureLog {
  const began = now();
  return (part, err, event) => {
    if (!isOutage(err)) {
      logger.error({ part, err, ...(event && eventFields(event)) }, 'Failed, and is tried again');
      return;
    }
    const outage = [
      {
        part,
        reason: err.message,
        ...(event && traceFields({ ...event, 'x-correlation-id': event.correlationId })),
      },
      'A server does not do what is asked; it is asked again',
    ] as const;
    // Where all of a shop begins at once, topics are made and leaders elected first: nothing that anyone must look at.
    if (now() - began < beginning) logger.info(...outage);
    else logger.warn(...outage);
  };
}

/** ms */
const beginning = 20_000;

/** A server is away, begins, or elects a leader. */
const isOutage = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(KafkaJS|MongoNetwork|MongoServerSelection)/.test(error.name) ||
    ('code' in error && error.code === 'RELAY_SILENT') ||
    isConnectionError(error));
