import type { GraphClient } from '@tillgraph/cli/testing/graph-client';
import { startShop, type TestShop } from '@tillgraph/cli/testing/test-shop';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import { type Load, startLoad } from '../people/load.ts';
import type { Random } from '../people/random.ts';
import { startWatchers, type Watchers } from '../people/watchers.ts';
import type { Struck } from './struck.ts';

/** A shop with people at work in it, to which things happen. */
export interface World {
  readonly shop: TestShop;
  readonly client: GraphClient;
  readonly load: Load;
  readonly watchers: Watchers;
  readonly random: Random;
  readonly faults: readonly Struck[];
  /** For `tillgraph verify`, beside the profile's: where the shop's servers are when no fault is between. */
  readonly verifySettings: Readonly<Record<string, string>>;
  /** All that the shop has printed, each time that it ran. */
  output(): string;
  /** Does it, and notes when it began and when its cause was over. */
  strike(name: string, fault: () => Promise<unknown>): Promise<void>;
}

export interface WorldOptions {
  readonly random: Random;
  readonly opened: ClosingStack;
  readonly say: (words: string) => void;
  /** Of the shop, as environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly verifySettings?: Readonly<Record<string, string>>;
  readonly people?: number;
  readonly pause?: number;
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const { random, opened, say, settings, dataDir, verifySettings = {} } = options;
  const shop = opened.opened('shop', await startShop({ ...shopSettings, ...settings }, dataDir), (each) =>
    each.remove(),
  );
  const client = await shop.signIn();
  const load = await startLoad({
    client,
    random,
    ...(options.people && { people: options.people }),
    ...(options.pause && { pause: options.pause }),
  });
  const watchers = opened.opened(
    'watchers',
    startWatchers(shop.address(), client, load.stage),
    async (each) => each.close(),
  );
  const faults: Struck[] = [];
  const programs = new Set([shop.program()]);
  return {
    shop,
    client,
    load,
    watchers,
    random,
    faults,
    verifySettings,
    output: () => [...programs].map((program) => program.output()).join(''),
    async strike(name, fault) {
      const from = performance.now();
      await fault();
      programs.add(shop.program());
      const over = performance.now();
      say(`${name} (${((over - from) / 1000).toFixed(1)} s)`);
      faults.push({ name, from, over });
    },
  };
}

const shopSettings = {
  DEMO_DATA: 'false',
  RATE_LIMIT: '1000000000',
  // Nobody signs in again, also when the clock has moved.
  ACCESS_TOKEN_TTL: '24 h',
};
