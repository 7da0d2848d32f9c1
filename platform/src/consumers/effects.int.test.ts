import type { Recorded } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';
import type { SeenPositions } from '../read-models/port.ts';
import type { Reactor } from './port.ts';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

describe('what was seen with its effects', () => {
  let shop: ConsumersUnderTest;
  beforeEach(async () => {
    shop = await consumersUnderTest();
  });
  afterEach(() => shop.close());

  const told = (id: string) => {
    const [event] = shop.accounts.append({
      context: 'accounts',
      stream: `teller-${id}`,
      event: { type: 'Told', data: {} },
    });
    if (!event) throw new Error('Nothing was appended.');
    return event;
  };

  const withEffects = ({ context, epoch, slot, position }: Recorded): SeenPositions => ({
    context,
    epoch,
    positions: [{ slot, position }],
    withEffects: true,
  });

  /** Counts in its own log what accounts told. */
  const reactor = (before: (event: Recorded) => Promise<void>): Reactor => ({
    name: 'telling',
    handles: { accounts: ['Told'] },
    react: async (event) => {
      await before(event);
      shop.orders.append(counted('told'));
    },
  });

  test('is shown when the context’s reactor has done it and the projection has applied it', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { readModels } = await shop.start([counting()], [reactor(() => finished)]);
    const seen = withEffects(told('a'));
    const { withEffects: _mark, ...without } = seen;
    expect(await readModels.caughtUp(counters, [without], 5000)).toBe(true);
    expect(await readModels.caughtUp(counters, [seen], 50)).toBe(false);
    const caughtUp = readModels.caughtUp(counters, [seen], 5000);
    finish();
    expect(await caughtUp).toBe(true);
    expect((await readModels.collection(counters).get('told'))?.document.count).toBe(1);
  });

  test('does not wait for events of other slots, which fail for a while', async () => {
    expect(slotOf('teller-bad')).not.toBe(slotOf('teller-good'));
    const failing = reactor(async ({ stream }) => {
      if (stream === 'teller-bad') throw new Error('not now');
    });
    const { readModels } = await shop.start([counting()], [failing]);
    told('bad');
    expect(await readModels.caughtUp(counters, [withEffects(told('good'))], 5000)).toBe(true);
    expect(await shop.administration.parkedStreams()).toEqual([]);
  });

  test('is stale while its event is parked', async () => {
    const failing = reactor(async () => {
      throw new Error('never');
    });
    const consumers = await shop.start([counting()], [failing]);
    const seen = withEffects(told('bad'));
    expect(await consumers.settled(15_000)).toBe(true);
    expect(await consumers.readModels.caughtUp(counters, [seen], 15_000)).toBe(false);
  }, 30_000);
});
