import pg from 'pg';

/**
 * True when the error says nothing about the statement: the connection could not be made or was lost, or the server
 * ends or starts. A statement that was under way may have been carried out.
 */
export function isConnectionError(error: unknown): boolean {
  const code = sqlState(error);
  return (
    code === undefined || code.startsWith('08') || /^57P0[1-5]$/.test(code) || code === tooManyConnections
  );
}

/** The values were wrong (class 22: data exception, 23: constraint violation); another try changes nothing. */
export function isDataError(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

const tooManyConnections = '53300';

/** Undefined for an error that did not come from the server, such as ECONNRESET. */
const sqlState = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;
