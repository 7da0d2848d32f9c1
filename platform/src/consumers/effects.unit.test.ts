import type { SeenPositions } from '../read-models/port.ts';
import { createAppliedPositions } from './applied-positions.ts';
import { createEffects } from './effects.ts';

function reactorUnderTest() {
  const applied = createAppliedPositions(() => new Date());
  const parked = { count: () => 0, holds: () => false };
  const reactor = { name: 'reservations', handles: { orders: ['OrderCompleted'] } };
  let position = 0;
  let reads = 0;
  const failures: unknown[] = [];
  let failure: Error | undefined;
  const effects = createEffects({
    reactors: [{ reactor, applied, parked }],
    async head() {
      reads += 1;
      if (failure) throw failure;
      return { epoch: 'own', position };
    },
    onFailure: (error) => failures.push(error),
  });
  return {
    effects,
    reads: () => reads,
    failures,
    /** The own log cannot be read, until there is no failure again. */
    fail(error: Error | undefined) {
      failure = error;
    },
    /** Up to this position of orders all is done, and the own log ends there. */
    done(through: number, head: number) {
      position = head;
      applied.advance([{ context: 'orders', slot: 'all', epoch: 'e1', position: through }]);
    },
  };
}

const order = (position: number, more: object = { withEffects: true }): SeenPositions => ({
  context: 'orders',
  epoch: 'e1',
  positions: [{ slot: 1, position }],
  ...more,
});

test('effects lie before the end that the own log has when the reactor is done', async () => {
  const { effects, done } = reactorUnderTest();
  const after = effects.after([order(5)], 5000);
  done(5, 17);
  expect(await after).toEqual({ epoch: 'own', position: 17 });
});

test('the own log’s end is read once for all that was done before', async () => {
  const { effects, done, reads } = reactorUnderTest();
  done(5, 17);
  await effects.after([order(5)], 0);
  done(5, 99);
  expect(await effects.after([order(3)], 0)).toEqual({ epoch: 'own', position: 17 });
  expect(await effects.after([order(5), order(4)], 0)).toEqual({ epoch: 'own', position: 17 });
  expect(reads()).toBe(1);
  done(6, 100);
  expect(await effects.after([order(6)], 0)).toEqual({ epoch: 'own', position: 100 });
});

test('what is not done in time is late; what nobody reacts to has no effects', async () => {
  const { effects, done } = reactorUnderTest();
  done(5, 17);
  expect(await effects.after([order(6)], 1)).toBe('late');
  expect(await effects.after([{ ...order(5), epoch: 'e2' }], 1)).toBe('late');
  expect(await effects.after([order(5), order(6)], 1)).toBe('late');
  expect(await effects.after([order(6, {})], 1)).toBe('none');
  expect(await effects.after([{ ...order(6), context: 'catalog' }], 1)).toBe('none');
});

test('while the own log cannot be read it is late, and known as soon as it can be again', async () => {
  const { effects, done, fail, failures } = reactorUnderTest();
  done(5, 17);
  const error = new Error('The server is gone.');
  fail(error);
  expect(await effects.after([order(5)], 1)).toBe('late');
  expect(failures).toEqual([error]);
  fail(undefined);
  expect(await effects.after([order(5)], 1)).toEqual({ epoch: 'own', position: 17 });
});
