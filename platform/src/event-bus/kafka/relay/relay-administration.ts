import { migrate, openPool } from '../../../postgres/index.ts';
import { relayMigrations } from './migrations.ts';

/** How far a log was published. */
export interface RelayStatus {
  /** The log's last position. */
  readonly head: number;
  /** Null before a relay has run. */
  readonly current: PublishedGeneration | null;
  /** The one that is to take over. */
  readonly filling: PublishedGeneration | null;
}

export interface PublishedGeneration {
  readonly generation: number;
  readonly partitions: number;
  /** The last position that Kafka has acknowledged. */
  readonly position: number;
}

/** What the command line sees and asks of a context's relay, from any process: all of it goes through its table. */
export interface RelayAdministration {
  status(): Promise<RelayStatus>;
  /**
   * Asks for a new generation, filled from the log, with as many partitions; the relay fills it beside the current one,
   * and consumers move over when it is as far. One that is being filled already is given up for it. Resolves with its
   * number, as it was asked for: where Kafka has such a topic already, the relay takes a higher one.
   */
  refill(partitions: number): Promise<number>;
  close(): Promise<void>;
}

export async function openRelayAdministration(databaseUrl: string): Promise<RelayAdministration> {
  await migrate(databaseUrl, 'relay', relayMigrations);
  const pool = openPool({ connectionString: databaseUrl, max: 1 });
  return {
    async status() {
      const { rows } = await pool.query<PublishedGeneration & { state: string; head: number }>(statusQuery);
      const generationIn = (wanted: string): PublishedGeneration | null => {
        const row = rows.find(({ state }) => state === wanted);
        return row
          ? { generation: row.generation, partitions: row.partitions, position: row.position }
          : null;
      };
      return { head: rows[0]?.head ?? 0, current: generationIn('current'), filling: generationIn('filling') };
    },
    async refill(partitions) {
      await pool.query(`UPDATE relay.generations SET state = 'retired' WHERE state = 'filling'`);
      const { rows } = await pool.query<{ generation: number }>(refillStatement, [partitions]);
      if (!rows[0]) throw new Error('No relay has published this log yet: start one first.');
      return rows[0].generation;
    },
    close: () => pool.end(),
  };
}

const statusQuery = `
  SELECT head.position::float8 AS head, state, generation, partitions, published.position::float8 AS position
  FROM event_store.head LEFT JOIN relay.generations published ON state <> 'retired'`;

const refillStatement = `
  INSERT INTO relay.generations (generation, epoch, partitions, state, offsets)
  SELECT max(generation) + 1, max(epoch) FILTER (WHERE state = 'current'), $1, 'filling',
    array_fill(0, ARRAY[$1::int])
  FROM relay.generations HAVING count(*) FILTER (WHERE state = 'current') = 1
  RETURNING generation`;
