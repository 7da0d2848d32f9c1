import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import {
  ChangedMeanwhile,
  type ContextRuntime,
  executeOn,
  systemMetadata,
  untilUnchanged,
} from '@tillgraph/platform/subgraph';
import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { zero } from '@tillgraph/shared-domain/money';
import { alreadyExists } from '@tillgraph/shared-domain/user-error';
import { type AccountState, account } from '../domain/account.ts';
import { closeAccount, updateAccount } from '../domain/change-account.ts';
import { houseAccounts } from '../domain/house-accounts.ts';
import { type OpenAccount, openAccount } from '../domain/open-account.ts';
import { knownCustomers } from '../projections/known-customers.ts';
import type { CloseAccountInput, OpenAccountInput, UpdateAccountInput } from './account-inputs.ts';
import { nameOf } from './name-of.ts';

type AccountOutcome = Promise<CommandOutcome<{ readonly accountId: string }>>;

export function accountCommands({ log, readModels, settings, newId }: ContextRuntime) {
  const open = (
    command: OpenAccount,
    metadata: CommandMetadata,
    decide: (state: AccountState) => Decision<AccountEvent>,
  ): AccountOutcome =>
    executeOn(log, {
      aggregate: account,
      id: command.accountId,
      metadata,
      decide,
      claims: (_state, events) => (events.length === 0 ? [] : [codeClaim(command)]),
      result: { accountId: command.accountId },
    });

  /** Waits for a customer who may just have been registered, for this context hears of it a moment later. */
  const lookUp = async (customerId: string) => {
    const customers = readModels.collection(knownCustomers);
    const found = await customers.awaitDocument(customerId, settings.referenceWait);
    return { known: found !== null, erased: found?.document.erased === true };
  };

  return {
    async open(input: OpenAccountInput, metadata: CommandMetadata): AccountOutcome {
      const { code, name, owner, currencyCode, overdraftLimit } = input;
      const command: OpenAccount = {
        accountId: newId(),
        code,
        name,
        currencyCode,
        overdraftLimit,
        owner: owner.kind === 'CUSTOMER' ? { ...owner, ...(await lookUp(owner.customerId)) } : owner,
      };
      return open(command, metadata, () => openAccount(command));
    },

    /** Nothing for those that are open already. */
    async openHouseAccounts(currencyCode: string): Promise<void> {
      for (const { id, kind, name } of houseAccounts) {
        const command: OpenAccount = {
          accountId: id,
          code: id,
          name,
          owner: { kind },
          currencyCode,
          overdraftLimit: zero(currencyCode),
        };
        const metadata = systemMetadata('accounts', `open ${id}`);
        const outcome = await open(command, metadata, (state) => (state ? accept() : openAccount(command)));
        if (!outcome.accepted) {
          throw new Error(
            `The account ${id} cannot be opened: ${outcome.errors.map((error) => error.message).join(' ')}`,
          );
        }
      }
    },

    update: (input: UpdateAccountInput, metadata: CommandMetadata): AccountOutcome =>
      untilUnchanged(async () => {
        const { state: known } = await log.load(account, input.accountId);
        const presentName = known && (await nameOf(log, known));
        return executeOn(log, {
          aggregate: account,
          id: input.accountId,
          metadata,
          expectedVersion: input.expectedVersion,
          decide: (state) => {
            if (state?.nameVersion !== known?.nameVersion) throw new ChangedMeanwhile();
            return updateAccount(input, state, presentName);
          },
          result: { accountId: input.accountId },
        });
      }),

    close: (input: CloseAccountInput, metadata: CommandMetadata): AccountOutcome =>
      executeOn(log, {
        aggregate: account,
        id: input.accountId,
        metadata,
        expectedVersion: input.expectedVersion,
        decide: closeAccount,
        result: { accountId: input.accountId },
      }),
  };
}

/** A code belongs to one account, also after it is closed. */
const codeClaim = ({ code, accountId }: OpenAccount) => ({
  scope: 'account-code',
  value: code,
  owner: accountId,
  change: 'take' as const,
  taken: (existingId: string) =>
    alreadyExists('Another account has this code: choose another.', existingId, ['input', 'code']),
});
