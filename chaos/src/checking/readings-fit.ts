import type { History } from '../people/history.ts';
import type { Stage } from '../people/stage.ts';
import { boundsOf, type Effect } from './effects.ts';
import { shopEffects } from './shop-effects.ts';

/** Each balance and stock that was read lies between what was surely done before and what may have been done by then. */
export function readingsThatDoNotFit(stage: Stage, history: History): readonly string[] {
  const effects = shopEffects(stage, history);
  const found: string[] = [];
  for (const { kind, id, begin, end, seen } of history.readings) {
    const expectBetween = (what: string, value: number, opening: number, some: readonly Effect[] = []) => {
      const { lowest, highest } = boundsOf(opening, some, { value, begin, end });
      if (value >= lowest && value <= highest) return;
      found.push(
        `${what} of ${kind} ${id} was read as ${value}, and must lie between ${lowest} and ${highest}`,
      );
    };
    if (kind === 'account') {
      const opening = stage.opening.balances.get(id) ?? 0;
      expectBetween('the balance', Number(seen.balance.amount), opening, effects.balance.get(id));
    }
    if (kind === 'product') {
      const { onHand, reserved, available } = seen.stock;
      expectBetween('what is on hand', onHand, stage.opening.pieces, effects.onHand.get(id));
      expectBetween('what is available', available, stage.opening.pieces, effects.available.get(id));
      if (available !== onHand - reserved || available < 0 || reserved < 0) {
        found.push(
          `of product ${id} ${onHand} were on hand, ${reserved} reserved and ${available} available`,
        );
      }
    }
  }
  return found;
}
