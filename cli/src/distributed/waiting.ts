import { setTimeout as delay } from 'node:timers/promises';
import { StartRefused } from '@tillgraph/platform/config';
import type { Logger } from '@tillgraph/platform/observability';
import { isConnectionError } from '@tillgraph/platform/postgres';

export interface Waiting {
  readonly logger: Logger;
  /** The process is not wanted any more: the wait throws. */
  readonly signal: AbortSignal;
}

/** Opens what stands on a server; while the server is not there, it is waited for, and the log says so. */
export async function opening<Result>(
  server: string,
  { logger, signal }: Waiting,
  open: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await open();
    } catch (error) {
      if (!isAway(error)) throw error;
      logger.warn({ reason: reasonOf(error) }, `${server} does not answer: the start waits for it`);
    }
    await delay(pause, undefined, { signal }).catch(() => undefined); // the loop sees it
  }
}

/** ms */
const pause = 1000;

const isAway = (error: unknown): boolean =>
  isConnectionError(error) || awayCodes.has(codeOf(error)) || awayNames.has(nameOf(causeOf(error)));

const awayCodes = new Set<unknown>(['EVENT_STORE_UNAVAILABLE', 'PERSON_KEYS_UNAVAILABLE']);
/** As the driver of MongoDB calls them. */
const awayNames = new Set<unknown>(['MongoServerSelectionError', 'MongoNetworkError']);

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
const nameOf = (error: unknown) => (error instanceof Error ? error.name : undefined);
const causeOf = (error: unknown) => (error instanceof StartRefused ? error.cause : error);
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
