import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { has, need, run, Unavailable } from './command.mjs';
import { daemonPid, startDaemon, stopDaemon } from './daemon.mjs';

/**
 * A server that speaks MongoDB's protocol, for no registry carries mongod: SecantusDB from crates.io (`rs`: quick;
 * Cargo builds it once, for several minutes) or from PyPI (`py`: there in seconds, some ten times slower). MONGO_IMPL
 * chooses; without it `rs` where it was built or Cargo is there, and with `ready` where it was built, else `py`.
 */
export const mongo = {
  async start({ folder, cache }) {
    if (daemonPid(folder) !== undefined) return false;
    const implementation = chosen(cache);
    const program = implementation === 'rs' ? built(cache) : installed(cache);
    await startDaemon({
      folder,
      port: port(),
      command: program,
      args: [
        ...['--host', '127.0.0.1', '--port', String(port())],
        ...['--storage-path', join(folder, `data-${implementation}`)],
        ...['--cache-size', '512M', '--log-level', 'WARNING'],
        // Without it a kill -9 lost writes that were acknowledged with j: true.
        '--sync-on-commit',
      ],
    });
    return true;
  },
  stop: ({ folder }) => stopDaemon(folder),
  isRunning: ({ folder }) => daemonPid(folder) !== undefined,
  urls: () => ({ MONGODB_URL: `mongodb://127.0.0.1:${port()}/?replicaSet=secantus` }),
};

const versions = { rs: '0.5.3-beta.196', py: '0.7.0b3' };

const port = () => Number(process.env.MONGO_PORT ?? 27_017);

const rustFolder = (cache) => join(cache, `secantus-rs-${versions.rs}`);
const rustProgram = (cache) => join(rustFolder(cache), 'bin', 'secantusd-rs');

function chosen(cache) {
  const wanted = process.env.MONGO_IMPL;
  if (wanted === undefined) return existsSync(rustProgram(cache)) || has('cargo') ? 'rs' : 'py';
  if (wanted === 'ready') return existsSync(rustProgram(cache)) ? 'rs' : 'py';
  if (wanted !== 'rs' && wanted !== 'py') throw new Unavailable('MONGO_IMPL is wrong: give rs, py or ready.');
  return wanted;
}

function built(cache) {
  const program = rustProgram(cache);
  if (existsSync(program)) return program;
  need(
    'cargo',
    'MONGO_IMPL=rs is built by Cargo: install Rust, so that "cargo" is found, or set MONGO_IMPL=py.',
  );
  console.error('Building the MongoDB-protocol server (once, 5 to 10 minutes) ...');
  const target = join(cache, 'cargo-target');
  run(
    'cargo',
    // It asks for a newer compiler than it needs. A second build waits for the first, which locks its folder.
    [
      ...['install', 'secantus-mdb', '--version', versions.rs, '--locked', '--ignore-rust-version'],
      ...['--root', rustFolder(cache)],
    ],
    {
      what: 'Building the MongoDB-protocol server',
      env: { ...process.env, CARGO_TARGET_DIR: target },
    },
  );
  rmSync(target, { recursive: true, force: true });
  return program;
}

function installed(cache) {
  const folder = join(cache, `secantus-py-${versions.py}`);
  const complete = join(folder, 'bin', 'secantusd-py');
  if (existsSync(complete)) return complete;
  need(
    'python3',
    'MONGO_IMPL=py needs Python 3: install it, so that "python3" is found, or set MONGO_IMPL=rs.',
  );
  console.error('Installing the MongoDB-protocol server (once) ...');
  // Its programs name their folder, so it cannot be made aside and renamed as a whole: its marker is the program.
  const python = join(folder, 'bin', 'python');
  run('python3', ['-m', 'venv', '--clear', folder], { what: 'Making a Python environment' });
  const what = 'Installing the MongoDB-protocol server';
  run(python, ['-m', 'pip', 'install', '-q', `SecantusDB==${versions.py}`], { what });
  return complete;
}
