import type { CommandMetadata } from '@tillgraph/platform/event-store';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';
import type { Loaded } from '@tillgraph/shared-domain/aggregate';
import { refuse } from '@tillgraph/shared-domain/decision';
import type { TransactionType } from '@tillgraph/shared-domain/events/accounts';
import { notFound } from '@tillgraph/shared-domain/user-error';
import { type AccountState, account } from '../domain/account.ts';
import type { StatedTransaction } from '../domain/booking.ts';
import { deposit } from '../domain/deposit.ts';
import { recordTransaction } from '../domain/record-transaction.ts';
import { type ReversalSide, type ReversalState, reversal, reverse } from '../domain/reversal.ts';
import { transfer } from '../domain/transfer.ts';
import { appendTogether, type Transactions, type TransactionsOutcome } from './append-together.ts';
import { recordedTransaction } from './recorded-transaction.ts';
import type {
  DepositInput,
  RecordTransactionInput,
  ReverseTransactionInput,
  TransferInput,
} from './transaction-inputs.ts';

export function transactionCommands({ log }: Pick<ContextRuntime, 'log'>) {
  return {
    record: (
      type: TransactionType,
      input: RecordTransactionInput,
      metadata: CommandMetadata,
    ): TransactionsOutcome =>
      log.execute<readonly [AccountState], Transactions>({
        metadata,
        aggregates: [{ aggregate: account, id: input.accountId }],
        decide: ([{ state }], now) => appendTogether(recordTransaction({ ...input, type }, state, now)),
      }),

    /** Of the transactions in its outcome, the first is the expense. */
    transfer: (input: TransferInput, metadata: CommandMetadata): TransactionsOutcome =>
      log.execute<readonly [AccountState, AccountState], Transactions>({
        metadata,
        aggregates: [
          { aggregate: account, id: input.fromAccountId },
          { aggregate: account, id: input.toAccountId },
        ],
        decide: ([from, to], now) => appendTogether(transfer(input, from.state, to.state, now)),
      }),

    /** Of the transactions in its outcome, the first is the drawer's. */
    deposit: (input: DepositInput, metadata: CommandMetadata): TransactionsOutcome =>
      log.execute<readonly [AccountState, AccountState], Transactions>({
        metadata,
        aggregates: [
          { aggregate: account, id: input.drawerId },
          { aggregate: account, id: input.accountId },
        ],
        decide: ([drawer, { state }], now) => appendTogether(deposit(input.amount, drawer.state, state, now)),
      }),

    /** Of the transactions in its outcome, the first reverses the one that was named. */
    async reverse(
      { transactionId, reason }: ReverseTransactionInput,
      metadata: CommandMetadata,
    ): TransactionsOutcome {
      // What was recorded never changes, so it may be read before the decision.
      const named = await recordedTransaction(log, transactionId);
      if (!named) {
        return log.execute<readonly [ReversalState], Transactions>({
          metadata,
          aggregates: [{ aggregate: reversal, id: transactionId }],
          decide: () => refuse(notFound('There is no transaction with this id.', ['input', 'transactionId'])),
        });
      }
      const { counterpart } = named.data;
      const other = counterpart && (await recordedTransaction(log, counterpart.transactionId));
      if (!other) {
        return log.execute<readonly [AccountState, ReversalState], Transactions>({
          metadata,
          aggregates: aggregatesOf(named),
          decide: (loaded, now) => appendTogether(reverse(reason, [side(named, ...loaded)], now)),
        });
      }
      return log.execute<readonly [AccountState, ReversalState, AccountState, ReversalState], Transactions>({
        metadata,
        aggregates: [...aggregatesOf(named), ...aggregatesOf(other)],
        decide: ([account, reversal, otherAccount, otherReversal], now) =>
          appendTogether(
            reverse(reason, [side(named, account, reversal), side(other, otherAccount, otherReversal)], now),
          ),
      });
    },
  };
}

const aggregatesOf = ({ data }: StatedTransaction) =>
  [
    { aggregate: account, id: data.accountId },
    { aggregate: reversal, id: data.transactionId },
  ] as const;

const side = (
  transaction: StatedTransaction,
  account: Loaded<AccountState>,
  reversal: Loaded<ReversalState>,
): ReversalSide => ({ transaction, account: account.state, reversal: reversal.state });
