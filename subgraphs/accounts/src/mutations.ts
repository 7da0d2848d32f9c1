import { type ContextRuntime, mutation, type RequestContext } from '@tillgraph/platform/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { closeAccountInput, openAccountInput, updateAccountInput } from './commands/account-inputs.ts';
import { accountCommands } from './commands/accounts.ts';
import type { Transactions } from './commands/append-together.ts';
import { closeTillInput, moveCashInput, openTillInput } from './commands/till-inputs.ts';
import { type Shift, tillCommands } from './commands/tills.ts';
import {
  depositInput,
  recordTransactionInput,
  reverseTransactionInput,
  transferInput,
} from './commands/transaction-inputs.ts';
import { transactionCommands } from './commands/transactions.ts';
import type { MutationResolvers } from './generated/schema.ts';
import { tillSessions } from './projections/till-sessions.ts';
import { find } from './queries/find.ts';
import { appendedTransaction, recordedEntities } from './queries/recorded-entities.ts';

export function createMutations(runtime: ContextRuntime): MutationResolvers {
  const accounts = accountCommands(runtime);
  const transactions = transactionCommands(runtime);
  const tills = tillCommands(runtime);
  const recorded = recordedEntities(runtime.log);

  const accountPayload = async ({ accountId }: { readonly accountId: string }) => ({
    account: await recorded.account(accountId),
  });
  const transactionPayload = async (
    { transactionIds: [transactionId] }: Transactions,
    _request: RequestContext,
    appended: readonly Recorded[],
  ) => {
    const transaction =
      appendedTransaction(appended, transactionId) ?? (await recorded.transaction(transactionId));
    return { transaction, account: transaction && (await recorded.account(transaction.accountId)) };
  };
  const bothSides = async ({ transactionIds: [fromId, toId] }: Transactions) => ({
    from: await recorded.transaction(fromId),
    to: await recorded.transaction(toId),
  });
  const tillSessionPayload = async ({ tillSessionId: id }: Shift, request: RequestContext) => ({
    tillSession: (await recorded.tillSession(id)) ?? (await find(request.read(tillSessions), id)),
  });

  return {
    openAccount: mutation(runtime, {
      name: 'openAccount',
      input: openAccountInput,
      execute: accounts.open,
      payload: accountPayload,
    }),
    updateAccount: mutation(runtime, {
      name: 'updateAccount',
      input: updateAccountInput,
      execute: accounts.update,
      payload: accountPayload,
    }),
    closeAccount: mutation(runtime, {
      name: 'closeAccount',
      input: closeAccountInput,
      execute: accounts.close,
      payload: accountPayload,
    }),
    recordIncome: mutation(runtime, {
      name: 'recordIncome',
      input: recordTransactionInput,
      execute: (input, metadata) => transactions.record('INCOME', input, metadata),
      payload: transactionPayload,
    }),
    recordExpense: mutation(runtime, {
      name: 'recordExpense',
      input: recordTransactionInput,
      execute: (input, metadata) => transactions.record('EXPENSE', input, metadata),
      payload: transactionPayload,
    }),
    transfer: mutation(runtime, {
      name: 'transfer',
      input: transferInput,
      execute: transactions.transfer,
      payload: bothSides,
    }),
    depositToAccount: mutation(runtime, {
      name: 'depositToAccount',
      input: depositInput,
      execute: transactions.deposit,
      payload: bothSides,
    }),
    reverseTransaction: mutation(runtime, {
      name: 'reverseTransaction',
      input: reverseTransactionInput,
      execute: transactions.reverse,
      payload: transactionPayload,
    }),
    openTill: mutation(runtime, {
      name: 'openTill',
      input: openTillInput,
      execute: tills.open,
      payload: tillSessionPayload,
    }),
    moveCash: mutation(runtime, {
      name: 'moveCash',
      input: moveCashInput,
      execute: tills.moveCash,
      payload: tillSessionPayload,
    }),
    closeTill: mutation(runtime, {
      name: 'closeTill',
      input: closeTillInput,
      execute: tills.close,
      payload: tillSessionPayload,
    }),
  };
}
