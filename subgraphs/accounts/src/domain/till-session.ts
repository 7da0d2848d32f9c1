import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { add, type Money, subtract, zero } from '@tillgraph/shared-domain/money';

/** A shift at a drawer: a part of the drawer's stream, from TillOpened to TillClosed. */
export interface TillSession {
  readonly id: string;
  readonly accountId: string;
  readonly number: number;
  /** Of the drawer: its stream's event that begins the shift. */
  readonly openedVersion: number;
  /** From 1 on, counted in the drawer's stream from where the shift begins. */
  readonly version: number;
  /** A user's id; null: no user opened it. */
  readonly openedBy: string | null;
  readonly openedAt: string;
  readonly openingFloat: Money;
  readonly cashSales: Money;
  readonly cashRefunds: Money;
  readonly cashIn: Money;
  readonly cashOut: Money;
  /** Null: it is open. */
  readonly closing: {
    readonly counted: Money;
    readonly difference: Money;
    readonly closedBy: string | null;
    readonly closedAt: string;
  } | null;
}

export type TillOpened = Extract<AccountEvent, { readonly type: 'TillOpened' }>;
export type TillClosed = Extract<AccountEvent, { readonly type: 'TillClosed' }>;

export function opening(event: Recorded<TillOpened>): TillSession {
  const { accountId, tillSessionId, number, openingFloat } = event.data;
  const none = zero(openingFloat.currency);
  return {
    id: tillSessionId,
    accountId,
    number,
    openedVersion: event.version,
    version: 1,
    openedBy: userIn(event),
    openedAt: event.recordedAt,
    openingFloat,
    cashSales: none,
    cashRefunds: none,
    cashIn: none,
    cashOut: none,
    closing: null,
  };
}

/** As it is when it was not open. `drawerVersion`: the drawer's with the booking. */
export function afterSessionBooking(
  session: TillSession,
  transaction: Pick<TransactionEvent, 'type' | 'data'>,
  drawerVersion: number,
): TillSession {
  if (transaction.data.tillSessionId !== session.id) return session;
  const figure = figureOf(transaction);
  return {
    ...session,
    version: versionAt(session, drawerVersion),
    [figure]: add(session[figure], transaction.data.amount),
  };
}

export function afterClosing(session: TillSession, event: Recorded<TillClosed>): TillSession {
  const { counted, difference } = event.data;
  return {
    ...session,
    version: versionAt(session, event.version),
    closing: { counted, difference, closedBy: userIn(event), closedAt: event.recordedAt },
  };
}

/** What lies in the drawer while the shift is open, by its figures; which is the drawer's balance. */
export const expectedCash = ({ openingFloat, cashSales, cashRefunds, cashIn, cashOut }: TillSession): Money =>
  subtract(add(add(openingFloat, cashSales), cashIn), add(cashRefunds, cashOut));

/** The shift that is open at a drawer. */
export const openSessionOf = (drawer: { readonly tillSession: TillSession | null }): TillSession | null =>
  drawer.tillSession?.closing === null ? drawer.tillSession : null;

export const nextSessionNumber = (drawer: { readonly tillSession: TillSession | null }): number =>
  (drawer.tillSession?.number ?? 0) + 1;

function figureOf({
  type,
  data: { origin },
}: Pick<TransactionEvent, 'type' | 'data'>): 'cashSales' | 'cashRefunds' | 'cashIn' | 'cashOut' {
  if (type === 'IncomeRecorded') return origin === 'ORDER_PAYMENT' ? 'cashSales' : 'cashIn';
  return origin === 'ORDER_REFUND' ? 'cashRefunds' : 'cashOut';
}

const versionAt = ({ openedVersion }: TillSession, drawerVersion: number): number =>
  drawerVersion - openedVersion + 1;

const userIn = ({ actor }: Recorded<TillOpened | TillClosed>): string | null =>
  actor.kind === 'user' ? actor.id : null;
