import { createAppliedPositions } from './applied-positions.ts';
import type { ReactorPositions } from './effects.ts';
import type { Reactor } from './port.ts';
import type { RunnerParts } from './projection-build.ts';
import { reactorConsumer } from './reactor-runner.ts';

/** How far a reactor is that other processes run. */
export async function followReactor({
  reactor,
  ledger,
  watch,
  now,
}: Pick<RunnerParts, 'ledger' | 'watch' | 'now'> & { readonly reactor: Reactor }): Promise<ReactorPositions> {
  const consumer = reactorConsumer(reactor);
  const parked = await ledger.parkedEvents(consumer);
  const applied = createAppliedPositions(now);
  await watch.follow({ consumer, applied, parked, onUnannounced: () => undefined });
  return { reactor, applied, parked };
}
