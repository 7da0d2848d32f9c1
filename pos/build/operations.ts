import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const sources = fileURLToPath(new URL('../src', import.meta.url));

/** Writes all operations of the page into one file beside it, for a shop that runs no others. */
export const operations = (): Plugin => ({
  name: 'operations',
  apply: 'build',
  generateBundle() {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql'))
      .sort();
    const source = files.map((name) => readFileSync(join(sources, name), 'utf8')).join('\n');
    this.emitFile({ type: 'asset', fileName: 'operations.graphql', source });
  },
});
