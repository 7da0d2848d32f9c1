import { readFileSync } from 'node:fs';

/** The SDL beside a context's sources: `readSchema(import.meta.url)` in src/ or dist/ reads ../schema.graphql. */
export const readSchema = (moduleUrl: string): string =>
  readFileSync(new URL('../schema.graphql', moduleUrl), 'utf8');
