import { createHash } from 'node:crypto';

/** The idempotency key of what an import makes of this content: the same whenever it is imported into the shop. */
export const keyOf = (...content: readonly unknown[]): string =>
  `import-${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}`;
