import { join } from 'node:path';
import { ensureDatabases, startEmbeddedServer } from '../../platform/dist/postgres/index.js';

/** A durable PostgreSQL server (fsync on) in the folder, with these databases: the same for ours and the peer. */
export async function startDatabases(folder, names) {
  const server = await startEmbeddedServer({ folder: join(folder, 'postgresql'), durable: true });
  await ensureDatabases(server.url('postgres'), names);
  return server;
}
