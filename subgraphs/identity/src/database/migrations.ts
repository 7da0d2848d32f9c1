import type { Migration } from '@tillgraph/platform/postgres';

/** Identity's own tables, in a schema beside its log's. */
export const migrations: readonly Migration[] = [
  {
    name: 'identity',
    sql: `
  CREATE SCHEMA identity;

  CREATE TABLE identity.credentials (
    id text PRIMARY KEY,
    password_hash text NOT NULL
  );

  CREATE TABLE identity.sessions (
    id text PRIMARY KEY,
    user_id text NOT NULL,
    authorization_version int NOT NULL,
    expires_at timestamptz NOT NULL,
    end_reason text, -- null while it goes on
    end_recorded boolean NOT NULL DEFAULT false -- SessionEnded is in the log
  );
  CREATE INDEX sessions_by_expiry ON identity.sessions (expires_at);
  CREATE INDEX sessions_to_record ON identity.sessions (id) WHERE end_reason IS NOT NULL AND NOT end_recorded;

  CREATE TABLE identity.refresh_tokens (
    hash bytea PRIMARY KEY,
    session_id text NOT NULL REFERENCES identity.sessions ON DELETE CASCADE,
    used_at timestamptz -- null until its successor is given
  );
  CREATE INDEX refresh_tokens_by_session ON identity.refresh_tokens (session_id);
  CREATE INDEX refresh_tokens_by_use ON identity.refresh_tokens (used_at);

  CREATE TABLE identity.signing_keys (
    id text PRIMARY KEY,
    public_key jsonb NOT NULL,
    private_key text NOT NULL, -- encrypted with the master key
    retired_at timestamptz -- null for the one that signs
  );
  CREATE UNIQUE INDEX one_signing_key ON identity.signing_keys ((true)) WHERE retired_at IS NULL;

  CREATE TABLE identity.first_owner (
    credential_id text PRIMARY KEY REFERENCES identity.credentials ON DELETE CASCADE,
    password text NOT NULL -- encrypted with the master key; gone when it has been told
  );
  `,
  },
  {
    name: 'api-keys',
    sql: `
  CREATE TABLE identity.api_keys (
    id text PRIMARY KEY,
    hash bytea NOT NULL UNIQUE,
    last_used_at timestamptz -- null for one that never was
  );
  `,
  },
  {
    name: 'refresh-tokens-of-tabs',
    sql: `
  ALTER TABLE identity.refresh_tokens ADD COLUMN given_at timestamptz; -- null for the first of its session
  `,
  },
];
