import type { Migration } from '../postgres/index.ts';

export const migrations: readonly Migration[] = [
  {
    name: 'keys by person',
    sql: `
CREATE SCHEMA person_keys;
CREATE TABLE person_keys.keys (
  person text PRIMARY KEY,
  -- Encrypted under the master key; null: deleted, and never to be made again.
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
)`,
  },
];
