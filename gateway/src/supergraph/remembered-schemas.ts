import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What subgraphs last told of themselves, by their address: a gateway that starts again does not wait for them. */
export interface RememberedSchemas {
  get(url: string): Promise<string | undefined>;
  put(url: string, sdl: string): Promise<void>;
}

export function createRememberedSchemas(folder: string): RememberedSchemas {
  const known = new Map<string, string>();
  const fileOf = (url: string) =>
    join(folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.graphql`);

  const get = async (url: string): Promise<string | undefined> => {
    const sdl = known.get(url) ?? (await readIfThere(fileOf(url)));
    if (sdl !== undefined) known.set(url, sdl);
    return sdl;
  };

  return {
    get,
    async put(url, sdl) {
      if ((await get(url)) === sdl) return;
      known.set(url, sdl);
      const file = fileOf(url);
      await mkdir(folder, { recursive: true });
      // Another process that starts at the same time reads all of it or nothing.
      await writeFile(`${file}.${process.pid}`, sdl);
      await rename(`${file}.${process.pid}`, file);
    },
  };
}

const readIfThere = async (file: string): Promise<string | undefined> =>
  existsSync(file) ? readFile(file, 'utf8') : undefined;
