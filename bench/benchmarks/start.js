import { compare } from '../measuring/compare.js';
import { processMemory } from '../running/memory.js';
import { withParts } from '../running/parts.js';
import { startShop } from '../running/shop.js';

export const sizes = { full: { rounds: 3, demo: 'true' }, smoke: { rounds: 1, demo: 'products' } };

/** The embedded shop from an empty folder, with its demo, and from the folder that it left; its memory at rest. */
export default async ({ rounds, demo }) => {
  const rows = { 'second start': [], 'fresh data folder': [] };
  for (let round = 0; round < rounds; round++) {
    await withParts(async ({ folder }) => {
      rows['fresh data folder'].push(await started(folder, demo));
      rows['second start'].push(await started(folder, demo));
    });
  }
  return [
    compare({
      title: 'start: the embedded shop until it is ready',
      note: 'Memory some seconds later, nobody asking: of the process, its JavaScript heap, and PostgreSQL’s processes, what they share counted once.',
      rows,
      compared: ['start'],
    }),
  ];
};

const started = (dataDir, demo) =>
  withParts(async ({ open }) => {
    const shop = await open(startShop(dataDir, { DEMO_DATA: demo }));
    return { start: shop.startedIn, ...(await processMemory(shop)) };
  });
