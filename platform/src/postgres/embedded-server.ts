import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '../config/start-refused.ts';
import { postgresBinaries } from './binaries.ts';
import { stopOrphans } from './orphans.ts';
import { type ServerAccount, serverAccount } from './server-account.ts';
import { owner, serverUrl, socketFolder } from './server-url.ts';

export interface EmbeddedServerOptions {
  /** Holds the cluster, its password and its log; made when absent. The caller holds a lock on it. */
  readonly folder: string;
  /** False gives up what a crash loses, for servers that are thrown away after a test. */
  readonly durable: boolean;
  /** A free one when absent. */
  readonly port?: number;
}

/** A PostgreSQL server of our own, on a port of 127.0.0.1, on a Unix socket where it can, and with a generated password. */
export interface EmbeddedServer {
  /** The connection string of one of its databases. */
  url(database: string): string;
  /** Resolves when the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  /** Ends open connections, writes all to disk and waits for the end. */
  stop(): Promise<void>;
}

/** Starts the server, after ending what an earlier one of this folder left running. Throws `StartRefused`. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  const account = serverAccount(data);
  const bin = await postgresBinaries(account);
  const cluster: Cluster = { bin, account, folder, data, durable: options.durable };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const password = await clusterPassword(cluster);
  if (!(await exists(cluster.data))) await initialise(cluster);
  await stopOrphans(cluster.data);
  const { server, ended, ...address } = await launch(cluster, options.port);
  return {
    url: serverUrl({ ...address, password }),
    ended,
    async stop() {
      // PostgreSQL's smart, fast and immediate shutdown: clients that have just said goodbye get a moment to be heard.
      server.kill('SIGTERM');
      const fast = setTimeout(() => server.kill('SIGINT'), smartShutdownTime);
      const immediate = setTimeout(() => server.kill('SIGQUIT'), fastShutdownTime);
      await ended;
      clearTimeout(fast);
      clearTimeout(immediate);
    },
  };
}

interface Cluster {
  readonly bin: string;
  readonly account: ServerAccount | undefined;
  readonly folder: string;
  readonly data: string;
  readonly durable: boolean;
}

/** ms */
const smartShutdownTime = 1_000;
/** ms; after it the server is ended at once, and recovers from its log at the next start. */
const fastShutdownTime = 20_000;

/**
 * Run in the data folder and told no other path than "where you are", the server needs no way into the folders above:
 * root's data folder works where only root may enter.
 */
const here = process.platform === 'linux' ? () => '/proc/self/cwd' : (data: string) => data;

async function clusterPassword({ folder, data, account }: Cluster): Promise<string> {
  const file = join(folder, 'password');
  if (await exists(file)) return (await readFile(file, 'utf8')).trim();
  if (await exists(data)) {
    throw new StartRefused(
      `${file} is missing: put it back from your backup, for without it ${data} cannot be opened.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
  return password;
}

/** Made aside and renamed, so that a data folder is always a whole one. */
async function initialise({ bin, account, folder, data, durable }: Cluster): Promise<void> {
  const partial = `${data}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  if (account) await chown(partial, account.uid, account.gid);
  const password = openSync(join(folder, 'password'), 'r');
  const { status, stderr, error } = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${here(partial)}`,
      `--username=${owner}`,
      '--auth=scram-sha-256',
      '--pwfile=/dev/fd/3',
      '--encoding=UTF8',
      '--locale=C',
      // Slow hashing protects passwords that can be guessed; this one is random, and connecting is to be quick.
      '--set=scram_iterations=1',
      ...(durable ? [] : ['--no-sync']),
    ],
    {
      ...account,
      cwd: partial,
      env: environment(),
      stdio: ['ignore', 'ignore', 'pipe', password],
      encoding: 'utf8',
    },
  );
  closeSync(password);
  if (status !== 0) {
    throw new StartRefused(
      `PostgreSQL cannot make its data folder ${data}: ${error?.message ?? lastLine(stderr)}`,
    );
  }
  await rename(partial, data);
}

async function launch(cluster: Cluster, wanted: number | undefined) {
  const deadline = Date.now() + 30_000;
  let socket = socketFolder(cluster.data);
  for (;;) {
    const port = wanted ?? (await freePort());
    const started = await spawnServer(cluster, port, socket);
    if (started.ready) return { ...started, port, socket };
    if (socket !== undefined && started.log.includes('could not create any Unix-domain sockets')) {
      // Not every file system has them: one that a virtual machine shares with its host, for example.
      socket = undefined;
      continue;
    }
    // Somebody else was faster on the port, or processes of a killed server are still going: both pass.
    const passing = /Address already in use|could not create any TCP|pre-existing shared memory block/;
    if (wanted !== undefined || !passing.test(started.log) || Date.now() > deadline) {
      throw new StartRefused(
        `PostgreSQL did not start (see ${join(cluster.folder, 'server.log')}): ${lastLine(started.log)}`,
      );
    }
    await pause(100);
  }
}

async function spawnServer(
  { bin, account, folder, data, durable }: Cluster,
  port: number,
  socket: string | undefined,
) {
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'w', 0o600);
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      here(data),
      '-p',
      String(port),
      '-k',
      // Where it runs: the path that clients go may be longer than the server could bind, or closed to its account.
      socket === undefined ? '' : '.',
      ...Object.entries(settings(durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // In a session of its own: Ctrl-C in the terminal is for us, and the server goes last.
    { ...account, cwd: data, env: environment(), stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      resolve();
    };
    server.once('exit', end);
    server.once('error', end);
  });
  while (running) {
    if (await isReady(data, server.pid)) return { ready: true, server, ended } as const;
    await Promise.race([pause(15), ended]);
  }
  return { ready: false, log: await readFile(logFile, 'utf8') } as const;
}

const settings = (durable: boolean) => ({
  listen_addresses: '127.0.0.1',
  max_connections: 200,
  // What is acknowledged is on disk, unless the server is a throw-away.
  fsync: durable ? 'on' : 'off',
  synchronous_commit: durable ? 'on' : 'off',
  full_page_writes: durable ? 'on' : 'off',
  max_wal_size: '1GB',
  // Before it recovers from a crash the server brings its files to disk: each of the thousands that eight databases have,
  // which took 3 to 10 s, or the file system with all of them at once, 0.4 to 0.7 s. Only Linux has the latter.
  recovery_init_sync_method: process.platform === 'linux' ? 'syncfs' : 'fsync',
  // Containers have little shared memory, and no query of ours gains from parallel workers or compiling.
  max_parallel_workers_per_gather: 0,
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  // Statements may hold personal data.
  log_min_error_statement: 'panic',
});

/** The eighth line of postmaster.pid tells the server's state, as pg_ctl reads it. */
async function isReady(data: string, pid: number | undefined): Promise<boolean> {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Nothing of the caller's, where PG variables and a locale could change what the server does. */
const environment = () => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

const lastLine = (text: string) => text.trim().split('\n').at(-1);

const exists = (path: string) =>
  access(path).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
