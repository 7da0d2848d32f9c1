import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const root = new URL('../../../', import.meta.url);

/** Packages of this repository are their sources, under the names that jest.config.js gives them. */
export function resolve(specifier, context, next) {
  const [, workspace, file] = /^@tillgraph\/(shared-domain|platform)\/(.+)$/.exec(specifier) ?? [];
  if (!workspace) return next(specifier, context);
  const path = workspace === 'platform' ? `${file}/index.ts` : `${file}.ts`;
  return next(new URL(`${workspace}/src/${path}`, root).href, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
