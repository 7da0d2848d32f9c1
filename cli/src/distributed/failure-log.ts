import type { Logger } from '@tillgraph/platform/observability';
import { isConnectionError } from '@tillgraph/platform/postgres';

/** Tells what failed and is tried again: an outage as a warning, a fault with where it came from. */
export type FailureLog = (part: string, error: unknown) => void;

export const createFailureLog =
  (logger: Logger): FailureLog =>
  (part, err) => {
    if (isOutage(err)) {
      logger.warn({ part, reason: err.message }, 'A server does not do what is asked; it is asked again');
    } else {
      logger.error({ part, err }, 'Failed, and is tried again');
    }
  };

/** A server is away, begins, or elects a leader. */
const isOutage = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(KafkaJS|MongoNetwork|MongoServerSelection)/.test(error.name) ||
    ('code' in error && error.code === 'RELAY_SILENT') ||
    isConnectionError(error));
