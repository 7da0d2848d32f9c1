import type pg from 'pg';

/** A topic that is made of the log, and how much of it Kafka has acknowledged. */
export interface Generation {
  readonly generation: number;
  readonly epoch: string;
  readonly partitions: number;
  readonly state: 'current' | 'filling';
  readonly position: number;
  /** The next offset by partition. */
  readonly offsets: readonly number[];
}

export interface NewGeneration extends Pick<Generation, 'epoch' | 'partitions' | 'state'> {
  /** Numbers up to here have a topic already. */
  readonly after: number;
}

export interface Generations {
  load(): Promise<{ readonly current: Generation | undefined; readonly filling: Generation | undefined }>;
  /** A current one retires all others. */
  begin(generation: NewGeneration): Promise<void>;
  store({ generation, position, offsets }: Generation): Promise<void>;
  /** The one that is being filled becomes the current one. */
  takeOver(filling: Generation): Promise<void>;
}

/** Over the connection that holds the relay's lock: what is stored was stored by the leader. */
export function createGenerations(client: Pick<pg.Client, 'query'>): Generations {
  const retire = (states: string) =>
    client.query(`UPDATE relay.generations SET state = 'retired' WHERE state IN (${states})`);

  async function transaction(work: () => Promise<void>): Promise<void> {
    await client.query('BEGIN; SET LOCAL synchronous_commit = on');
    try {
      await work();
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }

  return {
    async load() {
      const { rows } = await client.query<Generation>(loadQuery);
      return {
        current: rows.find(({ state }) => state === 'current'),
        filling: rows.find(({ state }) => state === 'filling'),
      };
    },
    begin: ({ epoch, partitions, state, after }) =>
      transaction(async () => {
        await retire(state === 'current' ? `'current', 'filling'` : `'filling'`);
        await client.query(beginStatement, [after, epoch, partitions, state]);
      }),
    async store({ generation, position, offsets }) {
      await client.query('UPDATE relay.generations SET position = $2, offsets = $3 WHERE generation = $1', [
        generation,
        position,
        offsets,
      ]);
    },
    takeOver: ({ generation }) =>
      transaction(async () => {
        await retire(`'current'`);
        const { rowCount } = await client.query(takeOverStatement, [generation]);
        if (rowCount !== 1) throw new Error(`Generation ${generation} was given up while it was filled.`);
      }),
  };
}

const loadQuery = `
  SELECT generation, epoch, partitions, state, position::float8 AS position, offsets::float8[] AS offsets
  FROM relay.generations WHERE state <> 'retired'`;

const takeOverStatement = `
  UPDATE relay.generations SET state = 'current' WHERE generation = $1 AND state = 'filling'`;

const beginStatement = `
  INSERT INTO relay.generations (generation, epoch, partitions, state, offsets)
  SELECT greatest($1, coalesce(max(generation), 0)) + 1, $2, $3, $4, array_fill(0, ARRAY[$3::int])
  FROM relay.generations`;
