import type { Migration } from '../../../postgres/index.ts';

/** What a relay remembers, in the database of the log that it publishes. */
export const relayMigrations: readonly Migration[] = [
  {
    name: 'generations',
    sql: `
      CREATE SCHEMA relay;

      -- The topics that were made of this log. Consumers read the current one; one that is being filled takes over
      -- when it is as far.
      CREATE TABLE relay.generations (
        generation int PRIMARY KEY,
        epoch text NOT NULL,
        partitions int NOT NULL CHECK (partitions BETWEEN 1 AND 64),
        state text NOT NULL CHECK (state IN ('current', 'filling', 'retired')),
        -- Kafka has acknowledged every event up to here ...
        position bigint NOT NULL DEFAULT 0,
        -- ... before these offsets of its partitions.
        offsets bigint[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX one_current ON relay.generations (state) WHERE state = 'current';
      CREATE UNIQUE INDEX one_filling ON relay.generations (state) WHERE state = 'filling';
    `,
  },
];
