import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreUnavailableError } from '../event-store/index.ts';
import type { Logger } from '../observability/index.ts';
import { PersonKeysUnavailableError } from '../person-keys/index.ts';
import { isConnectionError, openingPatience } from '../postgres/index.ts';
import type { ContextParts } from '../subgraph/index.ts';

/**
 * Makes what must exist before the context serves, which may be done again. On a busy machine a server that has just
 * been started may take longer for its first commits than a command waits.
 */
export async function prepare(parts: ContextParts, logger: Logger): Promise<void> {
  const deadline = performance.now() + openingPatience;
  for (;;) {
    try {
      await parts.prepare?.();
      return;
    } catch (err) {
      if (!isUnavailable(err) || performance.now() > deadline) throw err;
      logger.warn({ err }, 'PostgreSQL takes its time; the start waits for it');
    }
    await pause(pauseBetween);
  }
}

const isUnavailable = (error: unknown) =>
  error instanceof EventStoreUnavailableError ||
  error instanceof PersonKeysUnavailableError ||
  isConnectionError(error);

/** ms */
const pauseBetween = 100;
