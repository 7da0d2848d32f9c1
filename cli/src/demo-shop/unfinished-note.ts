import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** In the data folder: says that a demo shop is being filled, so that the next start goes on if this one is killed. */
export interface UnfinishedNote {
  read(): Promise<Unfinished | undefined>;
  write(unfinished: Unfinished): Promise<void>;
  remove(): Promise<void>;
}

export type Unfinished = z.output<typeof schema>;
export type UnfinishedPast = NonNullable<Unfinished['past']>;

export function createUnfinishedNote(dataDir: string): UnfinishedNote {
  const file = join(dataDir, 'demo-shop-unfinished.json');
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : schema.parse(JSON.parse(text));
    },
    async write(unfinished) {
      // Whole or not at all.
      await writeFile(`${file}.new`, `${JSON.stringify(unfinished)}\n`);
      await rename(`${file}.new`, file);
    },
    remove: () => rm(file, { force: true }),
  };
}

const schema = z.object({
  /** Absent: it gets none. */
  past: z
    .object({
      firstDay: z.iso.date(),
      timeZone: z.string(),
      /** The last of them may have been cut off. */
      daysBegun: z.int(),
    })
    .optional(),
});
