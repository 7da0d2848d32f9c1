import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './prepare.mjs';

describe('the borders between the folders', () => {
  let checkout;
  beforeAll(() => {
    checkout = mkdtempSync(join(tmpdir(), 'tillgraph-borders-'));
    const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(
      join(checkout, 'biome.json'),
      JSON.stringify({ ...settings, $schema: undefined, vcs: { enabled: false } }),
    );
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  test.each([
    ['subgraphs/orders', '@tillgraph/shared-domain/money'],
    ['subgraphs/orders', '@tillgraph/platform/subgraph'],
    ['gateway', '@tillgraph/platform/config'],
    ['platform', '@tillgraph/shared-domain/money'],
    ['pos', '@tillgraph/shared-domain/money'],
    ['cli', '@tillgraph/orders/subgraph'],
  ])('%s may import %s', (folder, module) => {
    expect(lint(folder, module)).toMatchObject({ status: 0 });
  });

  test.each([
    ['subgraphs/orders', '@tillgraph/accounts/subgraph'],
    ['subgraphs/orders', '@tillgraph/gateway/server'],
    ['gateway', '@tillgraph/orders/subgraph'],
    ['platform', '@tillgraph/orders/subgraph'],
    ['pos', '@tillgraph/gateway/server'],
    ['shared-domain', '@tillgraph/platform/config'],
    ['shared-domain', 'node:fs/promises'],
  ])('%s may not import %s', (folder, module) => {
    expect(lint(folder, module)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('noRestrictedImports'),
    });
  });

  function lint(folder, module) {
    mkdirSync(join(checkout, folder), { recursive: true });
    const file = join(checkout, folder, 'example.ts');
    writeFileSync(file, `import { thing } from '${module}';\n\nconsole.log(thing);\n`);
    const { status, stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=github', file],
      { cwd: checkout, encoding: 'utf8' },
    );
    return { status, stdout };
  }
});
