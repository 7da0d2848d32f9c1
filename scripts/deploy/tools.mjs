import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The machine lacks what makes the tool, or its registry was not reached. */
export class ToolAbsent extends Error {}

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tillgraph', 'deploy-tools');

/** The program of a Go package, built once for each version. */
export function goTool(path, version) {
  const program = join(cache, `${path.replaceAll('/', '_')}@${version}`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  // In a module of our own: `go install` refuses modules that replace others.
  const folder = mkdtempSync(join(tmpdir(), 'go-tool-'));
  try {
    console.log(`Building ${path} ${version} (once, some minutes) ...`);
    run('go', ['mod', 'init', 'tools'], folder);
    run('go', ['get', `${path}@${version}`], folder);
    run('go', ['build', '-o', program, path], folder);
    return program;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The program of a Python package, installed once for each version in a place of its own. */
export function pythonTool(name, version, program) {
  const folder = join(cache, `${name}@${version}`);
  const file = join(folder, 'bin', program);
  if (existsSync(file)) return file;
  console.log(`Installing ${name} ${version} (once) ...`);
  run('python3', ['-m', 'venv', folder], tmpdir());
  run(join(folder, 'bin', 'pip'), ['install', '--quiet', `${name}==${version}`], folder);
  return file;
}

function run(command, args, cwd) {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  const why = error?.code === 'ENOENT' ? 'it is not on this machine' : (error?.message ?? stderr.trim());
  throw new ToolAbsent(`${basename(command)} is needed for this check: ${why}.`);
}
