import { until } from '@tillgraph/platform/testing';
import { slotOf } from '@tillgraph/shared-domain/slot';
import type { CollectionDefinition } from '../read-models/port.ts';
import { change, defineProjection, personalDocuments } from './define-projection.ts';
import { type ConsumersUnderTest, consumersUnderTest } from './testing/running-consumers.ts';

type Noted = {
  readonly type: 'Noted';
  readonly data: { readonly id: string };
  readonly personal: { readonly note: string };
  readonly person: string;
};

interface Note {
  readonly version: number;
  readonly person: string;
  readonly note: string | null;
}

const notes: CollectionDefinition<Note> = {
  name: 'notes',
  indexes: [{ name: 'by_person', fields: [{ path: 'person', type: 'text' }] }],
};

const noting = defineProjection<Noted>({
  name: 'noting',
  version: 1,
  collections: [notes],
  handles: { orders: ['Noted'] },
  apply: (event) => [
    change(notes, event.data.id, () => ({
      version: event.version,
      person: event.person,
      note: event.personal?.note ?? null,
    })),
  ],
  personal: [
    personalDocuments(
      notes,
      (person) => ({ where: [{ path: 'person', op: 'eq', value: person }], orderBy: [] }),
      (document, person) => (document.person === person ? { ...document, note: null } : document),
    ),
  ],
});

const noted = (id: string, customer: string) => ({
  context: 'orders' as const,
  stream: `note-${id}`,
  event: {
    type: 'Noted',
    data: { id },
    personal: { note: `of ${customer}` },
    person: `customer-${customer}`,
  },
});

const erased = (customerId: string) => ({
  context: 'customers' as const,
  stream: `customer-${customerId}`,
  event: { type: 'CustomerErased', data: { customerId } },
});

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
    const [erasure] = shop.customers.append(erased('ada'));
    const positions = [{ slot: slotOf('customer-ada'), position: erasure?.position ?? 0 }];
    const seen = { context: 'customers' as const, epoch: 'epoch-1', positions };
    expect(shop.forgotten()).toBe(0);
    expect(await readModels.caughtUp(notes, [seen], 5000)).toBe(true);
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
