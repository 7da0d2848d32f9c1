import { MongoBulkWriteError, MongoInvalidArgumentError, MongoServerError } from 'mongodb';

export const duplicateKey = 11_000;
export const indexNotFound = 27;

/** The driver measures documents, or finds no room to write them down; what else cannot be held, the server tells. */
export const isDocumentRefused = (error: unknown): boolean =>
  error instanceof MongoInvalidArgumentError ||
  (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_OUT_OF_RANGE') ||
  codesOf(error).some((code) => refusals.has(code));

export const hasCode = (error: unknown, code: number): boolean => codesOf(error).includes(code);

function codesOf(error: unknown): readonly unknown[] {
  if (error instanceof MongoBulkWriteError && error.result.hasWriteErrors()) {
    return error.result.getWriteErrors().map(({ code }) => code);
  }
  return error instanceof MongoServerError ? [error.code] : [];
}

/** Overflow (nested too deep), InvalidBSON, BSONObjectTooLarge, and two that updates have for the same. */
const refusals = new Set<unknown>([15, 22, 10_334, 17_419, 17_420]);
