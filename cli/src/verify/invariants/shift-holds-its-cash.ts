import { accountEvent, signed, transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** A shift begins with what its drawer holds and ends with what was counted; what is booked between names it. */
export const shiftHoldsItsCash: CreateInvariant = (tell) => {
  const drawers = new Map<string, { balance: number; open: string | null }>();
  return {
    see(event) {
      const account = accountEvent(event);
      if (!account) return;
      const drawer = drawers.get(event.stream) ?? { balance: 0, open: null };
      drawers.set(event.stream, drawer);
      const booked = transaction(event);
      if (booked) {
        drawer.balance += signed(booked);
        const named = booked.data.tillSessionId ?? null;
        if (named !== drawer.open)
          tell(event, `version ${event.version} is booked on another shift than is open`);
      } else if (account.type === 'TillOpened') {
        const { openingFloat, tillSessionId } = account.data;
        if (drawer.open !== null) tell(event, `version ${event.version} opens a shift while another is open`);
        if (openingFloat.minor !== drawer.balance) {
          tell(
            event,
            `version ${event.version} opens with ${openingFloat.minor}, where ${drawer.balance} is`,
          );
        }
        drawer.open = tillSessionId;
      } else if (account.type === 'TillClosed') {
        const { tillSessionId, counted, difference } = account.data;
        if (tillSessionId !== drawer.open)
          tell(event, `version ${event.version} closes a shift that is not open`);
        if (counted.minor - difference.minor !== drawer.balance) {
          tell(
            event,
            `version ${event.version} closes with ${drawer.balance}, by its figures with something else`,
          );
        }
        drawer.open = null;
      }
    },
    end: () => undefined,
  };
};
