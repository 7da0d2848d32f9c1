import { EventStoreUnavailableError } from '../event-store/index.ts';
import { PersonKeysUnavailableError } from '../person-keys/index.ts';
import { isConnectionError, isShortageError } from '../postgres/index.ts';

/** True when a server is away, or can do nothing for now: whatever was asked of it may succeed later. */
export const isOutage = (error: unknown): boolean =>
  error instanceof EventStoreUnavailableError ||
  error instanceof PersonKeysUnavailableError ||
  isConnectionError(error) ||
  isShortageError(error) ||
  isMongoOutage(error);

/** By its name: who stands on PostgreSQL alone does not load MongoDB's driver. */
const isMongoOutage = (error: unknown): boolean =>
  error instanceof Error &&
  /^Mongo(Network|NetworkTimeout|ServerSelection|PoolCleared|WaitQueueTimeout|OperationTimeout)Error$/.test(
    error.name,
  );
