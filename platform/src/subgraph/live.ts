import { CursorExpiredError, InvalidCursorError, NotFoundError } from '../read-models/index.ts';
import type { SeenPositions } from '../read-models/port.ts';
import { malformedCursor } from './connection.ts';
import { codedError } from './errors.ts';
import { mapAsync } from './map-async.ts';
import type { LiveEvent } from './port.ts';

/** The source of a subscription's root field: each change as the field's value, errors with their codes. */
export function live<const Field extends string, Change extends object, Value>(
  field: Field,
  changes: AsyncIterable<Change>,
  toValue: (change: Change) => Value,
  seenIn?: (change: Change) => readonly SeenPositions[],
): AsyncIterableIterator<LiveEvent<{ [field in Field]: Value }>> {
  return mapAsync(
    changes,
    (change) => {
      // A computed key of one literal type; TypeScript widens it to any text.
      const root = { [field]: toValue(change) } as { [field in Field]: Value };
      const traceparent = traceOf(change);
      return {
        root,
        ...(seenIn && { seen: seenIn(change) }),
        ...(traceparent !== undefined && { traceparent }),
      };
    },
    codedLiveError,
  );
}

/** A context may make of a change what it likes; what still tells its trace is told with it. */
const traceOf = (change: object): string | undefined =>
  'traceparent' in change && typeof change.traceparent === 'string' ? change.traceparent : undefined;

function codedLiveError(error: unknown): unknown {
  if (error instanceof NotFoundError) return codedError('NOT_FOUND', 'There is none with this id.');
  if (error instanceof InvalidCursorError) return malformedCursor();
  if (error instanceof CursorExpiredError) {
    return codedError(
      'CURSOR_EXPIRED',
      'The cursor is too old: read the list again and subscribe without after.',
    );
  }
  return error;
}
