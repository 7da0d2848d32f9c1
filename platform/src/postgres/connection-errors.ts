import { types } from 'node:util';
import pg from 'pg';

/**
 * True when the error says nothing about the statement: the connection could not be made or was lost, or the server
 * ends or starts. A statement that was under way may have been carried out.
 */
export function isConnectionError(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  if (error instanceof pg.DatabaseError) return serverEndsConnection.test(error.code ?? '');
  return isSocketError(error) || clientErrors.has(error.message);
}

/** The values were wrong (class 22: data exception, 23: constraint violation); another try changes nothing. */
export function isDataError(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
}

/**
 * The server has no room: its disk is full (53100), its memory (53200), or its disk fails (58030). It says nothing about
 * the statement, of which nothing was carried out.
 */
export function isShortageError(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(53...|58030)$/.test(error.code ?? '');
}

/**
 * Class 08: connection exception, 57P01 to 57P05: the server ends, starts or ends the session, 53300: it has no
 * connection left, 25P03: a transaction was idle for too long, with which its session ends.
 */
const serverEndsConnection = /^(08...|57P0[1-5]|53300|25P03)$/;

/** Of a socket, or of a name that could not be looked up. ENOENT and EACCES are a Unix socket's when it connects. */
const isSocketError = (error: Error): boolean =>
  'code' in error && (socketErrors.has(error.code) || ('syscall' in error && error.syscall === 'connect'));

const socketErrors = new Set<unknown>([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What `pg` and its pool say of a connection carries no code. */
const clientErrors = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
]);
