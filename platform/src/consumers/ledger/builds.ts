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
  /** ms since it was retired, when it was read. */
  readonly retiredFor: number | null;
}

/** The name under which it takes events. */
export const buildConsumer = ({ projection, build }: Pick<Build, 'projection' | 'build'>): string =>
  `projection/${projection}/${build}`;

export interface Builds {
  /** Of all projections. */
  list(): Promise<readonly Build[]>;
  /** The build that is read; made now when there is none. */
  active(projection: Projection): Promise<Build>;
  /**
   * What is to run: the active build (made now when there is none) and, when that is of another version than the
   * program's, one that is to take over. `amongOthers`: processes of a newer program may run, so that a higher version
   * stays what it is.
   */
  prepare(projection: Projection, amongOthers: boolean): Promise<void>;
  /** A build beside the active one: the one under way, unless that is `insteadOf`, or a new one. */
  begin(projection: Projection, insteadOf?: Build): Promise<Build>;
  /** Retires the active build for this one. It may be the active one already, or be gone for another. */
  activate(build: Build): Promise<void>;
  remove(build: Build): Promise<void>;
}

export function createBuilds(pool: pg.Pool): Builds {
  const changing = <Result>(projection: string, change: (client: pg.PoolClient) => Promise<Result>) =>
    lockedTransaction(pool, `builds of ${projection}`, change);

  return {
    async list() {
      const { rows } = await pool.query<Build>({
        name: 'builds',
        text: `SELECT ${columns} FROM consumers.builds ORDER BY projection, build`,
      });
      return rows;
    },
    active: (projection) => changing(projection.name, (client) => ensureActive(client, projection)),
    prepare: (projection, amongOthers) =>
      changing(projection.name, async (client) => {
        const active = await ensureActive(client, projection);
        const building = (await buildsOf(client, projection.name)).find(({ state }) => state === 'building');
        const isOurs = (build: Build | undefined) =>
          build !== undefined &&
          (build.version === projection.version || (amongOthers && build.version > projection.version));
        if (building && isOurs(building)) return;
        if (building) {
          await client.query(`${retire} WHERE projection = $1 AND state = 'building'`, [projection.name]);
        }
        if (!isOurs(active))
          await insert(client, projection, 'building', await buildsOf(client, projection.name));
      }),
    begin: (projection, insteadOf) =>
      changing(projection.name, async (client) => {
        await client.query(`${retire} WHERE projection = $1 AND state = 'building' AND build = $2`, [
          projection.name,
          insteadOf?.build,
        ]);
        const builds = await buildsOf(client, projection.name);
        const underWay = builds.find(({ state }) => state === 'building');
        return underWay ?? insert(client, projection, 'building', builds);
      }),
    activate: ({ projection, build }) =>
      changing(projection, async (client) => {
        const builds = await buildsOf(client, projection);
        if (!builds.some((one) => one.build === build && one.state === 'building')) return;
        await client.query(`${retire} WHERE projection = $1 AND state = 'active'`, [projection]);
        await client.query(
          `UPDATE consumers.builds SET state = 'active' WHERE projection = $1 AND build = $2`,
          [projection, build],
        );
      }),
    async remove({ projection, build }) {
      await pool.query('DELETE FROM consumers.builds WHERE projection = $1 AND build = $2', [
        projection,
        build,
      ]);
    },
  };
}

const stored = 'projection, build, version, state, collections';
const columns = `${stored}, (extract(epoch FROM clock_timestamp() - retired_at) * 1000)::float8 AS "retiredFor"`;
const retire = `UPDATE consumers.builds SET state = 'retired', retired_at = clock_timestamp()`;

async function ensureActive(client: pg.PoolClient, projection: Projection): Promise<Build> {
  const builds = await buildsOf(client, projection.name);
  return (
    builds.find(({ state }) => state === 'active') ?? (await insert(client, projection, 'active', builds))
  );
}

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
    retiredFor: null,
  };
  await client.query(`INSERT INTO consumers.builds (${stored}) VALUES ($1, $2, $3, $4, $5)`, [
    build.projection,
    build.build,
    build.version,
    build.state,
    build.collections,
  ]);
  return build;
}
