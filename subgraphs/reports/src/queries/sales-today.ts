import { isDeepStrictEqual } from 'node:util';
import { type LiveCollection, NotFoundError, type Traced } from '@tillgraph/platform/read-models';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';
import { allTime, type Range } from '../domain/blocks.ts';
import { lastDays } from '../domain/calendar.ts';
import { noSales, type SalesFigures } from '../domain/figures.ts';
import { salesTotals } from '../projections/sales.ts';
import type { TimeSums } from '../projections/time-sums.ts';
import { type SalesTotals, salesTotalsOf } from './sales-totals.ts';
import { shopTerms } from './shop-terms.ts';
import { sumsOf } from './sums.ts';

/**
 * The sales of the shop's present day, after each change and when the next day begins. Who takes them slowly gets the
 * newest, for they are read when they are asked for.
 */
export async function* watchSalesToday(
  runtime: ContextRuntime,
  signal: AbortSignal | undefined,
): AsyncGenerator<SalesOfDay, void, void> {
  const { timeZone, currencyCode } = await shopTerms(runtime);
  const collection = runtime.readModels.collection(salesTotals);
  let told: Told | undefined;
  while (!signal?.aborted) {
    const now = runtime.now();
    const day = lastDays(now, 1, timeZone);
    for await (const { traceparent } of changesFor(day.to - now.getTime(), collection, signal)) {
      const [figures = noSales] = await sumsOf(collection, (block) => block, [day], noSales);
      if (isDeepStrictEqual(told, { day, figures })) continue;
      told = { day, figures };
      const totals = salesTotalsOf(figures, currencyCode);
      yield traceparent === undefined ? { totals } : { totals, traceparent };
    }
  }
}

export interface SalesOfDay extends Traced {
  readonly totals: SalesTotals;
}

interface Told {
  readonly day: Range;
  readonly figures: SalesFigures;
}

/** Once at the beginning, and whenever the sums may have changed, for so many ms. */
async function* changesFor(
  time: number,
  collection: LiveCollection<TimeSums<SalesFigures>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Traced, void, void> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, time);
  signal?.addEventListener('abort', end);
  try {
    yield {};
    while (!ending.signal.aborted && !signal?.aborted) {
      // Every sale changes the document of all time. It begins with its present state, so nothing is missed before.
      yield* untilFound(collection.watch(allTime, { signal: ending.signal }));
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

/** Ends where there is none yet: nothing has ever been sold. */
async function* untilFound<State>(states: AsyncIterable<State>): AsyncGenerator<State, void, void> {
  try {
    yield* states;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
}
