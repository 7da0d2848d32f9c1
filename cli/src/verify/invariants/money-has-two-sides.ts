import type { Recorded } from '@tillgraph/shared-domain/event';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/**
 * A transfer is an expense of one account and as much income of another, a deposit income of both; each names the other,
 * and both were recorded by one command. So is what reverses them.
 */
export const moneyHasTwoSides: CreateInvariant = (tell) => {
  // A command's events lie next to each other: the other side is at most a few events away.
  let open = new Map<string, Recorded<TransactionEvent>>();
  let commandId = '';

  function endCommand(): void {
    for (const event of open.values()) {
      tell(event, `version ${event.version} has another side that was never recorded`);
    }
    open = new Map();
  }

  return {
    see(event) {
      if (event.commandId !== commandId) endCommand();
      commandId = event.commandId;
      const booked = transaction(event);
      if (!booked) return;
      const { counterpart, transactionId, origin, reversalOf } = booked.data;
      if (!counterpart) {
        if (origin === 'TRANSFER' || origin === 'DEPOSIT')
          tell(event, `version ${event.version} has one side only`);
        return;
      }
      const other = open.get(counterpart.transactionId);
      if (!other) {
        open.set(transactionId, booked);
        return;
      }
      open.delete(counterpart.transactionId);
      const isDeposit = (reversalOf?.origin ?? origin) === 'DEPOSIT';
      const isWhole =
        other.data.counterpart?.transactionId === transactionId &&
        other.data.amount.minor === booked.data.amount.minor &&
        other.data.amount.currency === booked.data.amount.currency &&
        (other.type === booked.type) === isDeposit;
      if (!isWhole) tell(event, `version ${event.version} is not the other side of what it names`);
    },
    end: endCommand,
  };
};
