import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartRefused } from '../config/start-refused.ts';

/** The operating system's account under which the server runs. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. So root runs it as the owner of the data folder, which PostgreSQL demands, and a
 * new one as the user `postgres`, who is made when absent; everybody else as themselves (undefined).
 */
export function serverAccount(data: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner) return { uid: owner.uid, gid: owner.gid };
  const existing = lookUp();
  if (existing) return existing;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = lookUp();
  if (made) return made;
  throw new StartRefused(
    'PostgreSQL does not run as root, and the user postgres could not be made: run "useradd --system postgres", start as another user, or set DATABASE_URL.',
  );
}

function lookUp(): ServerAccount | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => {
    const { status, stdout } = spawnSync('id', [what, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
