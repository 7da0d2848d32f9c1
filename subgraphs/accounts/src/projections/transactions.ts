import { change, personalDocuments } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type {
  TransactionEvent,
  TransactionOrigin,
  TransactionType,
} from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { forgottenTexts, textsOf, typeOf } from '../domain/booking.ts';

export interface TransactionDocument {
  readonly id: string;
  readonly accountId: string;
  /** Of its account: the order of an account's transactions, also of those recorded in one millisecond. */
  readonly version: number;
  readonly type: TransactionType;
  readonly origin: TransactionOrigin;
  readonly amount: Money;
  readonly description: string;
  readonly category: string | null;
  readonly balanceAfter: Money;
  readonly totalIncomeAfter: Money;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly orderId: string | null;
  readonly counterpartId: string | null;
  readonly reversalOfId: string | null;
  readonly reversedById: string | null;
  /** Under whose key its texts are; null: nobody's. */
  readonly person: string | null;
}

/** Recorded time never goes back, so this is the order of the account's stream. */
const inOrder: readonly IndexField[] = [
  { path: 'recordedAt', type: 'text' },
  { path: 'version', type: 'number' },
];

export const transactions: CollectionDefinition<TransactionDocument> = {
  name: 'transactions',
  indexes: [
    { name: 'by_account', fields: [{ path: 'accountId', type: 'text' }, ...inOrder] },
    {
      name: 'by_type',
      fields: [{ path: 'accountId', type: 'text' }, { path: 'type', type: 'text' }, ...inOrder],
    },
    {
      name: 'by_category',
      fields: [{ path: 'accountId', type: 'text' }, { path: 'category', type: 'text' }, ...inOrder],
    },
    { name: 'by_person', fields: [{ path: 'person', type: 'text' }] },
  ],
};

export const personalTransactions = personalDocuments(
  transactions,
  (person) => ({ where: [{ path: 'person', op: 'eq', value: person }], orderBy: [] }),
  (transaction, person) =>
    transaction.person === person ? { ...transaction, ...forgottenTexts } : transaction,
);

/** A transaction's own document, and the mark on the one that it reverses, which is of the same account. */
export function transactionChanges(event: Recorded<TransactionEvent>) {
  const { transactionId, reversalOf } = event.data;
  return [
    change(transactions, transactionId, () => transactionDocument(event, null)),
    ...(reversalOf
      ? [
          change(
            transactions,
            reversalOf.transactionId,
            (reversed) => reversed && { ...reversed, reversedById: transactionId },
          ),
        ]
      : []),
  ];
}

export function transactionDocument(
  event: Recorded<TransactionEvent>,
  reversedById: string | null,
): TransactionDocument {
  const { transactionId, accountId, amount, balanceAfter, totalIncomeAfter } = event.data;
  const { origin, occurredAt, orderId, counterpart, reversalOf } = event.data;
  return {
    id: transactionId,
    accountId,
    type: typeOf(event),
    origin,
    amount,
    ...textsOf(event),
    balanceAfter,
    totalIncomeAfter,
    occurredAt,
    orderId,
    version: event.version,
    recordedAt: event.recordedAt,
    counterpartId: counterpart?.transactionId ?? null,
    reversalOfId: reversalOf?.transactionId ?? null,
    reversedById,
    person: event.person ?? null,
  };
}
