import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';
import type { AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import { type AccountState, account } from '../domain/account.ts';
import { closeTill } from '../domain/close-till.ts';
import { moveCash } from '../domain/move-cash.ts';
import { openTill } from '../domain/open-till.ts';
import { drawerIdOf } from '../domain/till-session-id.ts';
import { appendWith } from './append-together.ts';
import type { CloseTillInput, MoveCashInput, OpenTillInput } from './till-inputs.ts';

export type Shift = { readonly tillSessionId: string };
type ShiftOutcome = Promise<CommandOutcome<Shift>>;

/**
 * Shifts are kept by their drawers, so each command is on the drawer's account. A count is compared with what is booked:
 * what orders took and gave back before it is to be booked first.
 */
export function tillCommands({ log, othersApplied }: Pick<ContextRuntime, 'log' | 'othersApplied'>) {
  return {
    async open({ accountId, counted }: OpenTillInput, metadata: CommandMetadata): ShiftOutcome {
      await othersApplied();
      return log.execute<readonly [AccountState], Shift>({
        metadata,
        aggregates: [{ aggregate: account, id: accountId }],
        decide: ([{ state }], now) => appendWith(openTill(counted, state, now), begunShift),
      });
    },

    moveCash: ({ toAccountId, ...command }: MoveCashInput, metadata: CommandMetadata): ShiftOutcome =>
      log.execute<readonly [AccountState, ...AccountState[]], Shift>({
        metadata,
        aggregates: [
          drawerOf(command),
          ...(toAccountId === null ? [] : [{ aggregate: account, id: toAccountId }]),
        ],
        decide: ([drawer, other], now) =>
          appendWith(moveCash(command, drawer.state, other?.state, now), () => shiftOf(command)),
      }),

    async close(command: CloseTillInput, metadata: CommandMetadata): ShiftOutcome {
      await othersApplied();
      return log.execute<readonly [AccountState], Shift>({
        metadata,
        aggregates: [drawerOf(command)],
        decide: ([drawer], now) => appendWith(closeTill(command, drawer.state, now), () => shiftOf(command)),
      });
    },
  };
}

const shiftOf = ({ tillSessionId }: Shift): Shift => ({ tillSessionId });

function begunShift(events: readonly AccountsEvent[]): Shift {
  const opened = events.find((event) => event.type === 'TillOpened');
  if (!opened) throw new Error('A shift that was opened has begun.');
  return shiftOf(opened.data);
}

const drawerOf = ({ tillSessionId }: Shift) => ({ aggregate: account, id: drawerIdOf(tillSessionId) });
