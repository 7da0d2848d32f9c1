import type { CommandMetadata } from '@tillgraph/platform/event-store';
import { ChangedMeanwhile, type ContextRuntime, untilUnchanged } from '@tillgraph/platform/subgraph';
import type { Loaded } from '@tillgraph/shared-domain/aggregate';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { houseAccountFor } from '@tillgraph/shared-domain/payment-accounts';
import { type AccountState, account } from '../domain/account.ts';
import { type PaymentState, payment } from '../domain/payment.ts';
import { refundPayments } from '../domain/refund-payments.ts';
import { returnPayments } from '../domain/return-payments.ts';
import { takePayments } from '../domain/take-payments.ts';
import { appendTogether, type Transactions, type TransactionsOutcome } from './append-together.ts';

type States = readonly [PaymentState, ...AccountState[]];
type DataOf<Type extends OrderEvent['type']> = Extract<OrderEvent, { readonly type: Type }>['data'];

/** The steps of the order saga that are accounts'. Repeated, and in whatever order, each has its effect once. */
export function paymentCommands({ log }: Pick<ContextRuntime, 'log'>) {
  return {
    take(
      { orderId, number, payments }: DataOf<'OrderReserved'>,
      metadata: CommandMetadata,
    ): TransactionsOutcome {
      const requested = payments.map((request) => ({
        ...request,
        accountId: request.accountId ?? houseAccountFor[request.method],
      }));
      const command = { orderId, orderNumber: number, payments: requested };
      return log.execute<States, Transactions>({
        metadata,
        aggregates: [{ aggregate: payment, id: orderId }, ...accountsOf(requested)],
        decide: ([{ state }, ...accounts], now) =>
          appendTogether(takePayments(command, state, statesById(accounts), now)),
      });
    },

    giveBack: (orderId: string, metadata: CommandMetadata): TransactionsOutcome =>
      untilUnchanged(async () => {
        const { state: known } = await log.load(payment, orderId);
        const taken = known.status === 'taken' ? known.payments : [];
        return log.execute<States, Transactions>({
          metadata,
          aggregates: [{ aggregate: payment, id: orderId }, ...accountsOf(taken)],
          decide: ([{ state }, ...accounts], now) => {
            if (state.status !== known.status) throw new ChangedMeanwhile();
            return appendTogether(returnPayments(orderId, state, statesById(accounts), now));
          },
        });
      }),

    refund(
      { orderId, refundId, number, payments }: DataOf<'OrderRefunded'>,
      metadata: CommandMetadata,
    ): TransactionsOutcome {
      const command = { orderId, refundId, orderNumber: number, payments };
      return log.execute<States, Transactions>({
        metadata,
        aggregates: [{ aggregate: payment, id: orderId }, ...accountsOf(payments)],
        decide: ([{ state }, ...accounts], now) =>
          appendTogether(refundPayments(command, state, statesById(accounts), now)),
      });
    },
  };
}

/** Each once, though several payments may name it. */
function accountsOf(payments: readonly { readonly accountId: string | null }[]) {
  const ids = new Set(payments.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])));
  return [...ids].map((id) => ({ aggregate: account, id }));
}

const statesById = (accounts: readonly Loaded<AccountState>[]): ReadonlyMap<string, AccountState> =>
  new Map(accounts.map(({ id, state }) => [id, state]));
