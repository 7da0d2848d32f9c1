import { access, constants, mkdir } from 'node:fs/promises';
import { StartRefused } from '@tillgraph/platform/config';
import { lockFolder } from './folder-lock.ts';

/** A shop's data folder, while it is ours alone. */
export interface DataFolder {
  readonly path: string;
  release(): Promise<void>;
}

/** Makes the folder when absent and locks it. Throws `StartRefused` when it cannot be written or a shop runs on it. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartRefused(
      `The data folder ${path} cannot be written: make it yours to write, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  const release = await lockFolder(path);
  if (release) return { path, release };
  throw new StartRefused(
    `The data folder ${path} belongs to a running shop: stop that one, or set DATA_DIR to another folder.`,
  );
}
