import { fuzzShop } from '@tillgraph/cli/fuzz/fuzz-shop';
import { rest } from '@tillgraph/cli/testing/rest';
import { runCommand } from '@tillgraph/cli/testing/run-command';
import { startShop } from '@tillgraph/cli/testing/test-shop';
import type { Scenario } from '../scenario.ts';

/** Alone in the shop: what it archives, closes and deactivates would keep people from their work. */
export const fuzz: Scenario = {
  title: 'random operations, values, frames and bytes; --operations N of them',
  profiles: ['embedded'],
  async run({ seed, operations, opened, say, find }) {
    const settings = {
      DEMO_DATA: 'false',
      RATE_LIMIT: '1000000000',
      ACCESS_TOKEN_TTL: '24 h',
      // Ids that nobody has given are waited for, by one mutation of an operation after the other, and all of them have 15 s.
      REFERENCE_WAIT_MS: '200',
    };
    const shop = opened.opened('shop', await startShop(settings), (each) => each.remove());
    const { answers, accepted, refused, findings } = await fuzzShop(shop, {
      operations,
      seed,
      onProgress: (sent) => say(`${sent} of ${operations} sent`),
    });
    findings.forEach(find);
    await rest(shop);
    const { code, output, errors } = await runCommand(['verify'], { DATA_DIR: shop.dataDir });
    if (code !== 0) find(`verify ended with ${code}: ${output}${errors}`);
    console.log('answered:', answers);
    say(`of the mutations ${accepted} were accepted, at least in part, and ${refused} refused`);
  },
};
