import { CursorExpiredError, InvalidCursorError } from './errors.ts';

/** Where a list subscription stands: every change up to the position of its own context's log was told. */
export interface ChangeCursor {
  readonly epoch: string;
  readonly position: number;
}

/** Changes beyond which reading the list anew is cheaper than being told of each. */
const mostMissed = 100_000;

export const encodeChangeCursor = ({ epoch, position }: ChangeCursor): string =>
  Buffer.from(JSON.stringify([epoch, position])).toString('base64url');

/** Throws `InvalidCursorError`, `CursorExpiredError`. */
export function decodeChangeCursor(cursor: string, now: ChangeCursor): number {
  const [epoch, position, ...rest] = parse(cursor);
  if (typeof epoch !== 'string' || !Number.isSafeInteger(position) || rest.length > 0) {
    throw new InvalidCursorError('Not the parts of a cursor.');
  }
  const from = Number(position);
  if (epoch !== now.epoch || from < now.position - mostMissed) {
    throw new CursorExpiredError('The log was restored since, or too much has changed.');
  }
  return from;
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new InvalidCursorError('Not JSON.', { cause: error });
  }
  throw new InvalidCursorError('Not an array.');
}
