import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverUrl } from './embedded-server.ts';

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
  const port = pidFile?.split('\n')[3];
  return port && password ? serverUrl(Number(port), password.trim()) : undefined;
}
