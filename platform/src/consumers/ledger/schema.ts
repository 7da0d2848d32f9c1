import type { Migration } from '../../postgres/index.ts';

/** What consumers remember, in the context's own database. */
export const ledgerMigrations: readonly Migration[] = [
  {
    name: 'builds, checkpoints, parked events and requests',
    sql: `
      CREATE SCHEMA consumers;

      -- The builds of each projection's documents: at most one is read (active), at most one is being made beside it.
      CREATE TABLE consumers.builds (
        projection text NOT NULL,
        build int NOT NULL,
        version int NOT NULL,
        state text NOT NULL CHECK (state IN ('building', 'active', 'retired')),
        collections text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (projection, build)
      );
      CREATE UNIQUE INDEX one_active ON consumers.builds (projection) WHERE state = 'active';
      CREATE UNIQUE INDEX one_building ON consumers.builds (projection) WHERE state = 'building';

      -- Slot -1: all slots of the context.
      CREATE TABLE consumers.checkpoints (
        consumer text NOT NULL,
        context text NOT NULL,
        slot int NOT NULL,
        epoch text NOT NULL,
        position bigint NOT NULL,
        bus jsonb,
        head bigint NOT NULL,
        progressed_at timestamptz,
        PRIMARY KEY (consumer, context, slot)
      );

      -- Without the events themselves, which hold personal fields: they are read from the log again.
      CREATE TABLE consumers.parked_events (
        id bigint GENERATED ALWAYS AS IDENTITY,
        consumer text NOT NULL,
        context text NOT NULL,
        stream text NOT NULL,
        slot int NOT NULL,
        position bigint NOT NULL,
        version int NOT NULL,
        type text NOT NULL,
        error text,
        attempts int NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, context, stream, position)
      );

      -- What another process asks of the one that runs the consumers.
      CREATE TABLE consumers.requests (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('rebuild', 'retry', 'skip')),
        consumer text NOT NULL,
        context text,
        stream text,
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'running', 'done', 'failed')),
        message text,
        requested_at timestamptz NOT NULL DEFAULT now()
      );
    `,
  },
  {
    name: 'several processes of one context',
    sql: `
      -- Readers in other processes may not have moved over yet.
      ALTER TABLE consumers.builds ADD COLUMN retired_at timestamptz;
      -- The event that is to be skipped: asked twice, it is skipped once.
      ALTER TABLE consumers.requests ADD COLUMN position bigint;
    `,
  },
];
