/**
 * The log and what is decided with it. There is no table of streams: the index of events by stream and version says
 * a stream's last event, so nothing can disagree with it, and an append writes one row less.
 *
 * Names are compared by their bytes, for any other order costs appends time and means nothing here.
 */
export const tables = `
CREATE SCHEMA event_store;

-- One row: its lock is what gives positions in commit order.
CREATE TABLE event_store.head (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  position bigint NOT NULL DEFAULT 0,
  recorded_at timestamptz NOT NULL DEFAULT to_timestamp(0),
  -- Server, database and time line that the log was written on: another one means that it was restored.
  origin text NOT NULL DEFAULT ''
) WITH (fillfactor = 10);
INSERT INTO event_store.head DEFAULT VALUES;

CREATE TABLE event_store.events (
  position bigint PRIMARY KEY,
  version int NOT NULL,
  slot smallint NOT NULL,
  schema_version smallint NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  stream text COLLATE "C" NOT NULL,
  type text NOT NULL,
  data json NOT NULL,
  person text,
  -- Encrypted under the person's key; null with a person: the key was deleted before.
  personal bytea,
  -- Actor, command, cause, correlation, trace, place: the same for all events of a command.
  metadata json NOT NULL,
  UNIQUE (stream, version)
);

CREATE TABLE event_store.idempotency (
  issuer_kind text COLLATE "C" NOT NULL,
  issuer_id text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  hash text NOT NULL,
  accepted boolean NOT NULL,
  -- The result, or the errors.
  answer json NOT NULL,
  -- Of the command's events; the last is below the first when it had none.
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  -- What differs most comes first, so that a search seldom compares more.
  PRIMARY KEY (key, issuer_id, issuer_kind)
);
-- Rows lie in the order of time, more or less: this index costs an append nothing.
CREATE INDEX idempotency_recorded_at ON event_store.idempotency USING brin (recorded_at);

CREATE TABLE event_store.claims (
  scope text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  owner text NOT NULL,
  PRIMARY KEY (scope, value)
);

CREATE TABLE event_store.counters (
  name text COLLATE "C" PRIMARY KEY,
  value bigint NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE event_store.snapshots (
  stream text COLLATE "C" PRIMARY KEY,
  schema_version int NOT NULL,
  version int NOT NULL,
  last_event uuid NOT NULL,
  state json NOT NULL
);

-- The last batch of each connection that writes, so that one whose COMMIT got no answer can be looked up.
CREATE TABLE event_store.batches (
  lane uuid PRIMARY KEY,
  number bigint NOT NULL,
  -- Null: given up, so that it will never be committed.
  result json,
  sent_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 10);
`;
