import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { serverUrl } from './server-url.ts';

/** How to reach the server that a running shop keeps in the folder; undefined when none runs. */
export async function runningServer(folder: string): Promise<((database: string) => string) | undefined> {
  const [pidFile, password] = await Promise.all(
    [join(folder, 'data', 'postmaster.pid'), join(folder, 'password')].map((file) =>
      readFile(file, 'utf8').catch((error) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    ),
  );
  const [, , , port, socket] = pidFile?.split('\n') ?? [];
  if (!port || !password) return undefined;
  return serverUrl({
    port: Number(port),
    socket: socket ? resolve(folder, 'data', socket) : undefined,
    password: password.trim(),
  });
}
