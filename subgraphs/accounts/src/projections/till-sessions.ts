import { change } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import {
  afterClosing,
  afterSessionBooking,
  opening,
  type TillClosed,
  type TillOpened,
  type TillSession,
} from '../domain/till-session.ts';

export interface TillSessionDocument extends TillSession {
  readonly open: boolean;
}

/** The order of a drawer's shifts, also of those opened in one millisecond. */
const inOrder: readonly IndexField[] = [
  { path: 'openedAt', type: 'text' },
  { path: 'number', type: 'number' },
];

export const tillSessions: CollectionDefinition<TillSessionDocument> = {
  name: 'till_sessions',
  indexes: [
    { name: 'by_opening', fields: inOrder },
    { name: 'by_drawer', fields: [{ path: 'accountId', type: 'text' }, ...inOrder] },
    { name: 'by_open', fields: [{ path: 'open', type: 'boolean' }, ...inOrder] },
  ],
};

/** The shift in which the event happened, by the event alone. */
export function tillSessionChanges(event: Recorded<TillOpened | TillClosed | TransactionEvent>) {
  const { tillSessionId } = event.data;
  if (tillSessionId == null) return [];
  return [
    change(tillSessions, tillSessionId, (document) => {
      const session = next(document, event);
      return session && tillSessionDocument(session);
    }),
  ];
}

function next(
  session: TillSession | undefined,
  event: Recorded<TillOpened | TillClosed | TransactionEvent>,
): TillSession | undefined {
  switch (event.type) {
    case 'TillOpened':
      return opening(event);
    case 'TillClosed':
      return session && afterClosing(session, event);
    case 'IncomeRecorded':
    case 'ExpenseRecorded':
      return session && afterSessionBooking(session, event, event.version);
  }
}

export const tillSessionDocument = (session: TillSession): TillSessionDocument => ({
  ...session,
  open: session.closing === null,
});
