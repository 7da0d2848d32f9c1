import { spawnSync } from 'node:child_process';
import { root } from './prepare.mjs';

/** Whether Biome lets a file of the folder import the module. */
function mayImport(folder, module) {
  const { status, stdout } = spawnSync(
    'node_modules/.bin/biome',
    ['lint', '--only=style/noRestrictedImports', `--stdin-file-path=${folder}/src/example.ts`],
    { cwd: root, input: `import { thing } from '${module}';\n\nconsole.log(thing);\n`, encoding: 'utf8' },
  );
  return status === 0 && !stdout.includes('noRestrictedImports');
}

describe('the borders between the folders', () => {
  test.each([
    ['subgraphs/orders', '@tillgraph/shared-domain/money'],
    ['subgraphs/orders', '@tillgraph/platform/subgraph'],
    ['gateway', '@tillgraph/platform/config'],
    ['platform', '@tillgraph/shared-domain/money'],
    ['cli', '@tillgraph/orders/subgraph'],
  ])('%s may import %s', (folder, module) => {
    expect(mayImport(folder, module)).toBe(true);
  });

  test.each([
    ['subgraphs/orders', '@tillgraph/accounts/subgraph'],
    ['subgraphs/orders', '@tillgraph/gateway/server'],
    ['gateway', '@tillgraph/orders/subgraph'],
    ['platform', '@tillgraph/orders/subgraph'],
    ['shared-domain', '@tillgraph/platform/config'],
    ['shared-domain', 'node:fs/promises'],
  ])('%s may not import %s', (folder, module) => {
    expect(mayImport(folder, module)).toBe(false);
  });
});
