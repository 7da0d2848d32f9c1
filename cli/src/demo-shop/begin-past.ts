import type { Settings } from '@tillgraph/platform/config';
import { businessDateOf } from '@tillgraph/shared-domain/business-date';
import type { ShopClock } from '../shop/shop-clock.ts';
import { headsOf, type LogHeads } from '../shop/shop-logs.ts';
import { addDays, timeOn } from './opening-hours.ts';
import { daysOfHistory } from './plan-history.ts';
import { createUnfinishedNote, type UnfinishedPast } from './unfinished-note.ts';

export interface PastToBegin {
  readonly settings: Pick<Settings, 'demoData' | 'dataDir' | 'shop'>;
  readonly logs: LogHeads;
  readonly clock: Pick<ShopClock, 'now' | 'stopAt'>;
}

/**
 * Sets the clock of a shop in which nothing was ever recorded back to where its past is to begin, or the clock of one
 * whose past was cut off to the end of the day that it had come to. Undefined: the shop has or needs no past.
 */
export async function beginPast({ settings, logs, clock }: PastToBegin): Promise<UnfinishedPast | undefined> {
  if (settings.demoData !== 'past') return undefined;
  const past = await unfinishedPast();
  if (!past) return undefined;
  const { firstDay, daysBegun } = past;
  clock.stopAt(
    daysBegun === 0
      ? timeOn(firstDay, 6 * 60, past.timeZone)
      : timeOn(addDays(firstDay, daysBegun - 1), 23 * 60, past.timeZone),
  );
  return past;

  async function unfinishedPast(): Promise<UnfinishedPast | undefined> {
    const note = createUnfinishedNote(settings.dataDir);
    const unfinished = await note.read();
    if (unfinished) return unfinished.past;
    if ((await headsOf(logs)).some((head) => head > 0)) return undefined;
    const { timeZone = 'UTC' } = settings.shop;
    const today = businessDateOf(clock.now().toISOString(), timeZone);
    const begun = { firstDay: addDays(today, -daysOfHistory), timeZone, daysBegun: 0 };
    // Before anything is recorded, for afterwards nobody could tell it from a shop that somebody has opened.
    await note.write({ past: begun });
    return begun;
  }
}
