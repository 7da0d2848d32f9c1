import type { Recorded } from '@tillgraph/shared-domain/event';
import type { CollectionDefinition, SeenPositions } from '../../read-models/port.ts';
import { change, defineProjection, personalDocuments } from '../define-projection.ts';

/** Readable for ever, as to who has the person's key in memory. */
type Noted = {
  readonly type: 'Noted';
  readonly data: { readonly id: string; readonly person: string; readonly note: string };
  readonly personal: object;
  readonly person: string;
};

interface Note {
  readonly version: number;
  readonly person: string;
  readonly note: string | null;
}

export const notes: CollectionDefinition<Note> = {
  name: 'notes',
  resumable: true,
  indexes: [{ name: 'by_person', fields: [{ path: 'person', type: 'text' }] }],
};

export const noting = defineProjection<Noted>({
  name: 'noting',
  version: 1,
  collections: [notes],
  handles: { orders: ['Noted'] },
  apply: (event) => [
    change(notes, event.data.id, () => ({
      version: event.version,
      person: event.data.person,
      note: event.data.note,
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

export function noted(id: string, customer: string) {
  const person = `customer-${customer}`;
  const data = { id, person, note: `of ${customer}` };
  return {
    context: 'orders' as const,
    stream: `note-${id}`,
    event: { type: 'Noted', data, personal: {}, person },
  };
}

export const erased = (customerId: string) => ({
  context: 'customers' as const,
  stream: `customer-${customerId}`,
  event: { type: 'CustomerErased', data: { customerId } },
});

/** What a token of the erasures says. */
export const seenErasure = (erasures: readonly Recorded[]): readonly SeenPositions[] => [
  {
    context: 'customers',
    epoch: 'epoch-1',
    positions: erasures.map(({ slot, position }) => ({ slot, position })),
  },
];
