import type { TransactionRowFragment } from '../graph/generated/graphql.ts';
import type { Column } from '../lists/data-list.tsx';
import type { Messages } from '../messages/en.ts';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { signedAmount } from './signed-amount.ts';

export interface TransactionColumnsOptions {
  readonly words: Messages;
  readonly timeZone: string;
  readonly onOpen: (transaction: TransactionRowFragment) => void;
}

/** How transactions are listed: when, what for, how much, and the balance after it. */
export const transactionColumns = ({
  words: { accounts: words, history },
  timeZone,
  onOpen,
}: TransactionColumnsOptions): readonly Column<TransactionRowFragment>[] => [
  {
    id: 'recordedAt',
    header: words.fields.recordedAt,
    cell: ({ recordedAt }) => <time dateTime={recordedAt}>{writtenMoment(recordedAt, timeZone)}</time>,
    grow: 3,
    from: 'sm',
  },
  {
    id: 'description',
    header: words.fields.description,
    cell: (transaction) => (
      <button
        type="button"
        onClick={() => onOpen(transaction)}
        className="group min-h-11 w-full truncate text-left"
      >
        <span className="underline decoration-line underline-offset-4 group-hover:decoration-accent">
          {transaction.reversedBy ? <s>{transaction.description}</s> : transaction.description}
        </span>
        <span className="block truncate text-sm text-faint sm:hidden">
          {writtenMoment(transaction.recordedAt, timeZone)}
        </span>
      </button>
    ),
    grow: 4,
  },
  {
    id: 'category',
    header: words.fields.category,
    cell: ({ category }) => category ?? '',
    grow: 2,
    from: 'xl',
  },
  {
    id: 'origin',
    header: words.fields.origin,
    cell: ({ origin }) => history.values[origin],
    grow: 2,
    from: 'xl',
  },
  {
    id: 'amount',
    header: words.fields.amount,
    cell: (transaction) => (
      <>
        <span className={`tabular-nums ${transaction.type === 'EXPENSE' ? 'text-danger' : ''}`}>
          {formatMoney(signedAmount(transaction))}
        </span>
        <span className="block text-sm text-faint tabular-nums sm:hidden">
          <span className="sr-only">{words.balanceAfter} </span>
          {formatMoney(transaction.balanceAfter)}
        </span>
      </>
    ),
    right: true,
    grow: 2,
  },
  {
    id: 'balanceAfter',
    header: words.balanceAfter,
    cell: ({ balanceAfter }) => <span className="tabular-nums">{formatMoney(balanceAfter)}</span>,
    right: true,
    grow: 2,
    from: 'sm',
  },
];
