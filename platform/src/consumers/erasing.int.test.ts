import { until } from '@tillgraph/platform/testing';
import { erased, noted, notes, noting, seenErasure } from './testing/notes.ts';
import { type ConsumersUnderTest, consumersUnderTest } from './testing/running-consumers.ts';

describe.each(['memory', 'postgres'] as const)('documents in %s', (kind) => {
  let shop: ConsumersUnderTest;
  beforeEach(async () => {
    shop = await consumersUnderTest(kind);
  });
  afterEach(() => shop.close());

  test('forget whoever is erased, in any number, and a rebuild makes the same', async () => {
    const { readModels, settled } = await shop.start([noting]);
    shop.orders.append(noted('other', 'grace'));
    shop.orders.append(...Array.from({ length: 1100 }, (_, at) => noted(String(at), 'ada')));
    await settled(20_000);
    shop.customers.append(erased('ada'));
    await settled(20_000);
    const reader = readModels.collection(notes);
    const left = async () => {
      const found = await reader.find({ orderBy: [], limit: 2000 });
      return found.flatMap(({ document: { note } }) => (note === null ? [] : [note]));
    };
    expect(await left()).toEqual(['of grace']);
    expect(await reader.count({}, 2000)).toBe(1101);
    await shop.administration.rebuild('noting', () => undefined);
    expect(await left()).toEqual(['of grace']);
  });

  test('show it live at the version that they have, and in a list that is resumed', async () => {
    const { readModels, settled } = await shop.start([noting]);
    shop.orders.append(noted('1', 'ada'));
    await settled(5000);
    const reader = readModels.collection(notes);
    const one = reader.watch('1', {})[Symbol.asyncIterator]();
    const all = reader.watchAll({ present: ['1'] })[Symbol.asyncIterator]();
    expect((await one.next()).value?.document.note).toBe('of ada');
    const { value: present } = await all.next();
    shop.customers.append(erased('ada'));
    expect((await one.next()).value?.document).toEqual({ version: 1, person: 'customer-ada', note: null });
    expect((await all.next()).value?.stored.document.note).toBeNull();
    const resumed = reader.watchAll({ after: present?.cursor ?? '' })[Symbol.asyncIterator]();
    expect((await resumed.next()).value?.stored.document.note).toBeNull();
    await Promise.all([one.return?.(), all.return?.(), resumed.return?.()]);
  });

  test('have forgotten, and so has all memory, when whoever has seen the erasure reads', async () => {
    const { readModels, settled } = await shop.start([noting]);
    shop.orders.append(noted('1', 'ada'));
    await settled(5000);
    await readModels.collection(notes).get('1');
    const seen = seenErasure(shop.customers.append(erased('ada')));
    expect(shop.forgotten()).toBe(0);
    expect(await readModels.caughtUp(notes, seen, 5000)).toBe(true);
    expect(shop.forgotten()).toBe(1);
    expect((await readModels.collection(notes).get('1'))?.document.note).toBeNull();
  });

  test('that are written by who still has the key forget right away', async () => {
    const { readModels, settled } = await shop.start([noting]);
    shop.customers.append(erased('ada'));
    await settled(5000);
    shop.orders.append(noted('late', 'ada'));
    await settled(5000);
    await until(async () => {
      const stored = await readModels.collection(notes).get('late');
      return stored !== null && stored.document.note === null;
    });
  });
});
