import { until } from '@tillgraph/platform/testing';
import { erased, noted, notes, noting, seenErasure } from './testing/notes.ts';
import { type ContextOfProcesses, contextOfProcesses } from './testing/several-processes.ts';

let shop: ContextOfProcesses;
beforeEach(async () => {
  shop = await contextOfProcesses();
});
afterEach(() => shop.close());

test('documents have forgotten, and so has every process, when whoever has seen the erasure reads in any', async () => {
  const projectors = [await shop.start(['projector'], [noting]), await shop.start(['projector'], [noting])];
  const reader = await shop.start([], [noting]);
  const found = reader.readModels.collection(notes);
  const ids = Array.from({ length: 20 }, (_, at) => String(at));
  shop.orders.append(...ids.map((id) => noted(id, 'ada')));
  await until(async () => (await found.getMany(ids)).every((stored) => stored?.document.note), 60_000);

  const before = [...projectors, reader].map((process) => process.forgotten());
  const seen = seenErasure(shop.customers.append(erased('ada')));
  expect(await reader.readModels.caughtUp(notes, seen, 60_000)).toBe(true);
  expect(reader.forgotten()).toBeGreaterThan(before.at(-1) ?? 0);
  expect((await found.getMany(ids)).map((stored) => stored?.document.note)).toEqual(ids.map(() => null));
  await until(() => projectors.every((process, at) => process.forgotten() > (before[at] ?? 0)), 30_000);
});
