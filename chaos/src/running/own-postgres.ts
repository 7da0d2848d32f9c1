import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import { startEmbeddedServer } from '@tillgraph/platform/postgres';
import { type FaultyNetwork, faultyNetwork } from '@tillgraph/platform/testing';
import type { WorldOptions } from './world.ts';

/** A PostgreSQL at DATABASE_URL, which the shop reaches over a network that loses what it is told to. */
export interface OwnPostgres {
  readonly network: FaultyNetwork;
  /** With which a shop stands on it. */
  readonly world: Pick<WorldOptions, 'dataDir' | 'settings' | 'verifySettings'>;
  /** Of one of its databases, beside the network. */
  url(database: string): string;
  /** It comes back at another port, to which the network leads. */
  restart(): Promise<void>;
}

export async function ownPostgres(opened: ClosingStack): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tillgraph-chaos-'));
  // Where those look for it who read beside a shop that runs.
  const folder = join(dataDir, 'postgresql');
  let server = await startEmbeddedServer({ folder, durable: true });
  opened.opened('PostgreSQL', undefined, () => server.stop());
  const network = await faultyNetwork(server.url('postgres'));
  opened.opened('network', network, (each) => each.close());
  return {
    network,
    world: {
      dataDir,
      settings: { DATABASE_URL: network.url },
      verifySettings: { DATABASE_URL: network.url, MASTER_KEY_FILE: join(dataDir, 'master-key') },
    },
    url: (database) => server.url(database),
    async restart() {
      await server.stop();
      server = await startEmbeddedServer({ folder, durable: true });
      network.leadTo(server.url('postgres'));
    },
  };
}
