import type { Money } from './money.ts';
import type { Quantity } from './quantity.ts';

/** Where in a mutation's arguments the refusal lies, indexes as text: `["input", "lines", "0", "quantity"]`. */
export type ArgumentPath = readonly string[];

interface UserErrorFields<Kind extends string, Code extends string> {
  /** The GraphQL type that implements `UserError`. */
  readonly kind: Kind;
  /** Stable; programs decide by it. */
  readonly code: Code;
  /** One sentence for a person that says what to do. */
  readonly message: string;
  readonly path?: ArgumentPath;
}

export type InvalidInput = UserErrorFields<'InvalidInput', 'INVALID_INPUT'>;
export type NotFound = UserErrorFields<'NotFound', 'NOT_FOUND'>;
export interface Conflict extends UserErrorFields<'Conflict', 'VERSION_MISMATCH' | 'STATE_NOT_ALLOWED'> {
  readonly currentVersion?: number;
}
export interface AlreadyExists extends UserErrorFields<'AlreadyExists', 'ALREADY_EXISTS'> {
  readonly existingId?: string;
}
export type IdempotencyKeyReused = UserErrorFields<'IdempotencyKeyReused', 'IDEMPOTENCY_KEY_REUSED'>;
export interface InsufficientFunds extends UserErrorFields<'InsufficientFunds', 'INSUFFICIENT_FUNDS'> {
  readonly available: Money;
}
export interface InsufficientStock extends UserErrorFields<'InsufficientStock', 'INSUFFICIENT_STOCK'> {
  readonly productId: string;
  readonly available: Quantity;
}
export interface PriceChangedError extends UserErrorFields<'PriceChanged', 'PRICE_CHANGED'> {
  readonly expected: Money;
  readonly actual: Money;
}
export type InvalidCredentials = UserErrorFields<'InvalidCredentials', 'INVALID_CREDENTIALS'>;

/**
 * A refusal that the user can act on. Refusals are values: deciders return them, the event store remembers
 * them under their idempotency key, and payloads list them in `userErrors`. Plain JSON.
 */
export type UserError =
  | InvalidInput
  | NotFound
  | Conflict
  | AlreadyExists
  | IdempotencyKeyReused
  | InsufficientFunds
  | InsufficientStock
  | PriceChangedError
  | InvalidCredentials;

export const invalidInput = (message: string, path?: ArgumentPath): InvalidInput => ({
  kind: 'InvalidInput',
  code: 'INVALID_INPUT',
  message,
  ...(path && { path }),
});

export const notFound = (message: string, path?: ArgumentPath): NotFound => ({
  kind: 'NotFound',
  code: 'NOT_FOUND',
  message,
  ...(path && { path }),
});

export const versionMismatch = (
  currentVersion: number,
  path: ArgumentPath = ['input', 'expectedVersion'],
): Conflict => ({
  kind: 'Conflict',
  code: 'VERSION_MISMATCH',
  message: `It was changed meanwhile and is at version ${currentVersion} now: read it again and repeat the change.`,
  path,
  currentVersion,
});

export const stateNotAllowed = (message: string, path?: ArgumentPath): Conflict => ({
  kind: 'Conflict',
  code: 'STATE_NOT_ALLOWED',
  message,
  ...(path && { path }),
});

export const alreadyExists = (
  message: string,
  existingId: string | undefined,
  path?: ArgumentPath,
): AlreadyExists => ({
  kind: 'AlreadyExists',
  code: 'ALREADY_EXISTS',
  message,
  ...(path && { path }),
  ...(existingId !== undefined && { existingId }),
});

export const invalidCredentials = (message: string, path?: ArgumentPath): InvalidCredentials => ({
  kind: 'InvalidCredentials',
  code: 'INVALID_CREDENTIALS',
  message,
  ...(path && { path }),
});

export const insufficientStock = (
  message: string,
  productId: string,
  available: Quantity,
  path?: ArgumentPath,
): InsufficientStock => ({
  kind: 'InsufficientStock',
  code: 'INSUFFICIENT_STOCK',
  message,
  ...(path && { path }),
  productId,
  available,
});
