import type { Logger } from '@tillgraph/platform/observability';
import { isConnectionError } from '@tillgraph/platform/postgres';

/** Tells what failed and is tried again: an outage once in a while, a fault each time and where it came from. */
export type FailureLog = (part: string, error: unknown) => void;

export function createFailureLog(logger: Logger, now: () => number = () => performance.now()): FailureLog {
  const told = new Map<string, number>();
  return (part, err) => {
    if (!isOutage(err)) {
      logger.error({ part, err }, 'Failed, and is tried again');
      return;
    }
    const key = `${part} ${err.message}`;
    if (now() - (told.get(key) ?? Number.NEGATIVE_INFINITY) < quiet) return;
    if (told.size >= mostTold) told.clear();
    told.set(key, now());
    logger.warn({ part, reason: err.message }, 'A server does not do what is asked; it is asked again');
  };
}

/** While a server is away, begins, or elects a leader, each of many connections says so again and again. */
const isOutage = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(KafkaJS|MongoNetwork|MongoServerSelection)/.test(error.name) ||
    ('code' in error && error.code === 'RELAY_SILENT') ||
    isConnectionError(error));

/** ms */
const quiet = 10_000;
const mostTold = 1000;
