import type pg from 'pg';
import type { Projection } from '../port.ts';
import { lockedTransaction } from './transaction.ts';

/** One making of a projection's documents, in tables of its own. */
export interface Build {
  readonly projection: string;
  readonly build: number;
  readonly version: number;
  /** building: filled beside the active one, which is read; retired: to be dropped. */
  readonly state: 'building' | 'active' | 'retired';
  readonly collections: readonly string[];
}

export interface Builds {
  /**
   * What is to run: the active build (made now when there is none) and, when that is of another version than the
   * program's, one that is to take over.
   */
  prepare(projection: Projection): Promise<readonly Build[]>;
  /** A build beside the active one: the one under way, or a new one. */
  begin(projection: Projection): Promise<Build>;
  /** Retires the active build for this one. */
  activate(build: Build): Promise<void>;
  remove(build: Build): Promise<void>;
}

export function createBuilds(pool: pg.Pool): Builds {
  return {
    prepare: (projection) =>
      lockedTransaction(pool, `builds of ${projection.name}`, async (client) => {
        await client.query(
          `UPDATE consumers.builds SET state = 'retired'
           WHERE projection = $1 AND state = 'building' AND version <> $2`,
          [projection.name, projection.version],
        );
        const builds = await buildsOf(client, projection.name);
        const active = builds.find(({ state }) => state === 'active');
        if (!active) return [...builds, await insert(client, projection, 'active', builds)];
        const building = builds.some(({ state }) => state === 'building');
        if (active.version === projection.version || building) return builds;
        return [...builds, await insert(client, projection, 'building', builds)];
      }),
    begin: (projection) =>
      lockedTransaction(pool, `builds of ${projection.name}`, async (client) => {
        const builds = await buildsOf(client, projection.name);
        const underWay = builds.find(({ state }) => state === 'building');
        return underWay ?? insert(client, projection, 'building', builds);
      }),
    activate: ({ projection, build }) =>
      lockedTransaction(pool, `builds of ${projection}`, async (client) => {
        await client.query(
          `UPDATE consumers.builds SET state = 'retired' WHERE projection = $1 AND state = 'active' AND build <> $2`,
          [projection, build],
        );
        const { rowCount } = await client.query(
          `UPDATE consumers.builds SET state = 'active' WHERE projection = $1 AND build = $2`,
          [projection, build],
        );
        if (rowCount !== 1) throw new Error(`Build ${build} of ${projection} was removed while it was made.`);
      }),
    async remove({ projection, build }) {
      await pool.query('DELETE FROM consumers.builds WHERE projection = $1 AND build = $2', [
        projection,
        build,
      ]);
    },
  };
}

const columns = 'projection, build, version, state, collections';

async function buildsOf(client: pg.PoolClient, projection: string): Promise<readonly Build[]> {
  const { rows } = await client.query<Build>(
    `SELECT ${columns} FROM consumers.builds WHERE projection = $1 ORDER BY build`,
    [projection],
  );
  return rows;
}

async function insert(
  client: pg.PoolClient,
  { name, version, collections }: Projection,
  state: Build['state'],
  earlier: readonly Build[],
): Promise<Build> {
  const build: Build = {
    projection: name,
    build: Math.max(0, ...earlier.map((one) => one.build)) + 1,
    version,
    state,
    collections: collections.map((collection) => collection.name),
  };
  await client.query(`INSERT INTO consumers.builds (${columns}) VALUES ($1, $2, $3, $4, $5)`, [
    build.projection,
    build.build,
    build.version,
    build.state,
    build.collections,
  ]);
  return build;
}
