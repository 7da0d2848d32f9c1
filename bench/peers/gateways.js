import { accessSync, constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../running/free-port.js';
import { startPeer, startProgram } from '../running/processes.js';

/** Each resolves with { url, pid, stop() } when the gateway serves the supergraph of the file. */

export async function startStockGateway(supergraphFile) {
  const { ready: url, ...gateway } = await startPeer('stock-gateway.js', { supergraphFile });
  return { ...gateway, url };
}

/** With compiled queries, which its documents recommend where speed counts; without requests to anybody's cloud. */
export async function startHiveGateway(supergraphFile) {
  const port = await freePort();
  const command = fileURLToPath(
    new URL('../node_modules/@graphql-hive/gateway/dist/bin.js', import.meta.url),
  );
  const gateway = await startProgram(
    process.execPath,
    [command, 'supergraph', supergraphFile, '--port', String(port), '--host', '127.0.0.1', '--jit'],
    { readyAt: `http://127.0.0.1:${port}/readiness` },
  );
  return { ...gateway, url: `http://127.0.0.1:${port}/graphql` };
}

/** Whether its program is on the path. It knows no `--version`: asked for it, it would serve. */
export const hasHiveRouter = () =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, hiveRouter), constants.X_OK);
      return true;
    } catch {
      return false; // of a program that is not there, or not ours to run, no more is to be known
    }
  });

/** What `cargo install hive-router --locked --ignore-rust-version --features graphiql` makes. */
const hiveRouter = 'hive_router';

/** The Rust one. */
export async function startHiveRouter(supergraphFile) {
  const port = await freePort();
  const cwd = join(supergraphFile, '..', 'hive-router');
  await mkdir(cwd, { recursive: true });
  const config = `supergraph:\n  source: file\n  path: ${supergraphFile}\nhttp:\n  host: 127.0.0.1\n  port: ${port}\nlog:\n  level: error\n`;
  await writeFile(join(cwd, 'router.config.yaml'), config);
  const router = await startProgram(hiveRouter, [], { cwd, readyAt: `http://127.0.0.1:${port}/health` });
  return { ...router, url: `http://127.0.0.1:${port}/graphql` };
}
