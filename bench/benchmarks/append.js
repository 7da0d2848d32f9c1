import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabases, startEmbeddedServer } from '../../platform/dist/postgres/index.js';
import { measure, sideBySide } from '../side-by-side.js';

/** One event a command; both on the same durable PostgreSQL server (fsync on), each in a database of its own. */
export default async function append({ rounds, seconds }) {
  const folder = await mkdtemp(join(tmpdir(), 'tillgraph-bench-'));
  const server = await startEmbeddedServer({ folder, durable: true });
  try {
    await ensureDatabases(server.url('postgres'), ['ours', 'emmett']);
    for (const clients of [1, 16, 64]) {
      await sideBySide(
        `append: ${clients} clients`,
        {
          Tillgraph: () => measure('ours/append.js', server.url('ours'), clients, seconds),
          'Emmett PostgreSQL store': () =>
            measure('peers/emmett-append.js', server.url('emmett'), clients, seconds),
        },
        rounds,
      );
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
