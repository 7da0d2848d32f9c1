import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

export interface CompressedOptions {
  /** Bytes, by gzip, of the scripts that the page needs before it shows anything; more fails the build. */
  readonly maxScript: number;
}

/** Writes each file of the bundle compressed too (`.br`, `.gz`), so that no server does it over and over. */
export const compressed = ({ maxScript }: CompressedOptions): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const sizes = new Map<string, number>();
    for (const [name, file] of Object.entries(bundle)) {
      const content = file.type === 'chunk' ? file.code : file.source;
      const zipped = gzipSync(content, { level: 9 });
      sizes.set(name, zipped.length);
      writeFileSync(join(dir, `${name}.gz`), zipped);
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
    }
    const script = initialScripts(bundle).reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    if (script > maxScript) {
      this.error(`The page's first scripts are ${script} bytes compressed, more than ${maxScript}.`);
    }
  },
});

/** The entry and what it imports, without what is loaded later. */
function initialScripts(bundle: Rollup.OutputBundle): readonly string[] {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const file = bundle[name];
    if (wanted.has(name) || file?.type !== 'chunk') return;
    wanted.add(name);
    for (const imported of file.imports) want(imported);
  };
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === 'chunk' && file.isEntry) want(name);
  }
  return [...wanted];
}
