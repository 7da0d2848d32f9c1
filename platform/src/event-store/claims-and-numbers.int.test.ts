import { alreadyExists, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import { type TestLog, testLog } from '../testing/index.ts';
import type { ClaimChange, Command, EventStore } from './port.ts';
import { type Counted, counted, metadata } from './testing/counted.ts';

let log: TestLog;
let store: EventStore;
let other: EventStore;
beforeEach(async () => {
  log = await testLog('accounts');
  store = log.log;
  other = await log.open();
});
afterEach(() => log.close());

const claim = (value: string, owner: string, change: ClaimChange['change'] = 'take'): ClaimChange => ({
  scope: 'sku',
  value,
  owner,
  change,
  taken: (existing) => alreadyExists(`${value} is taken.`, existing),
});

const claiming = (
  id: string,
  claims: readonly ClaimChange[],
  key: string | null = null,
): Command<readonly [Counted], string> => ({
  metadata: metadata(key),
  aggregates: [{ aggregate: counted, id }],
  decide: () => ({
    accepted: true,
    appends: [{ stream: `counted-${id}`, events: [{ event: { type: 'Counted', data: { by: 1 } } }] }],
    claims,
    result: id,
  }),
});

const numbered = (id: string, most = 1): Command<readonly [Counted], string> => ({
  metadata: metadata(),
  aggregates: [{ aggregate: counted, id }],
  decide: ([{ state }]) =>
    state.count < most
      ? {
          accepted: true,
          appends: [
            {
              stream: `counted-${id}`,
              events: [
                {
                  event: { type: 'Counted', data: { by: 1, number: 0 } },
                  numbered: { counter: 'orders', field: 'number' },
                },
              ],
            },
          ],
          result: id,
        }
      : { accepted: false, errors: [stateNotAllowed('No.')] },
});

describe('claims', () => {
  test('of many who claim a value at once one gets it, the others learn who', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const outcomes = await Promise.all(
      ids.map((id, index) => (index % 2 ? store : other).execute(claiming(id, [claim('X', id)], id))),
    );
    const winner = outcomes.find(({ accepted }) => accepted);
    const owner = winner?.accepted ? winner.result : '';
    expect(outcomes.filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(await store.claimOwner('sku', 'X')).toBe(owner);
    for (const outcome of outcomes.filter(({ accepted }) => !accepted)) {
      expect(outcome).toMatchObject({ errors: [{ code: 'ALREADY_EXISTS', existingId: owner }] });
    }
    expect(await store.readLog(0, 100)).toHaveLength(1);
  });

  test('that are refused are remembered under their key', async () => {
    await store.execute(claiming('p1', [claim('X', 'p1')]));
    const refused = await store.execute(claiming('p2', [claim('X', 'p2')], 'key'));
    expect(refused).toMatchObject({ accepted: false, repeated: false });
    await store.execute(claiming('p1', [claim('X', 'p1', 'release')]));
    expect(await store.execute(claiming('p2', [claim('X', 'p2')], 'key'))).toEqual({
      ...refused,
      repeated: true,
    });
    expect(await store.execute(claiming('p2', [claim('X', 'p2')]))).toMatchObject({ accepted: true });
  });

  test('all that are taken are told, and none is taken then', async () => {
    await store.execute(claiming('p1', [claim('X', 'p1'), claim('Y', 'p1')]));
    const refused = await store.execute(
      claiming('p2', [claim('X', 'p2'), claim('Z', 'p2'), claim('Y', 'p2')]),
    );
    expect(refused).toMatchObject({ errors: [{ message: 'X is taken.' }, { message: 'Y is taken.' }] });
    expect(await store.claimOwner('sku', 'Z')).toBeNull();
  });

  test('pass from one owner to another in one command, and the owner may take its own again', async () => {
    await store.execute(claiming('p1', [claim('X', 'p1')]));
    await store.execute(claiming('p1', [claim('X', 'p1')]));
    await store.execute(claiming('p1', [claim('X', 'p1', 'release'), claim('X', 'p2')]));
    expect(await store.claimOwner('sku', 'X')).toBe('p2');
    await store.execute(claiming('p1', [claim('X', 'p1', 'release')]));
    expect(await store.claimOwner('sku', 'X')).toBe('p2');
  });
});

describe('numbers', () => {
  test('have no gap and no twin, and refused commands have none', async () => {
    await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        (index % 2 ? store : other).execute(numbered(`o${index % 80}`)),
      ),
    );
    const events = await store.readLog(0, 1000);
    const numbers = events.map(({ data }) => 'number' in data && data.number);
    expect(numbers).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });

  test('are in the state on which the next command is decided', async () => {
    const seen: number[] = [];
    const aggregate = {
      category: 'order',
      initialState: { number: 0 },
      evolve: (state: { number: number }, event: { readonly data: { readonly number?: number } }) => ({
        number: event.data.number ?? state.number,
      }),
    };
    const place = (id: string): Command<readonly [{ number: number }], null> => ({
      metadata: metadata(),
      aggregates: [{ aggregate, id }],
      decide: ([{ state, version }]) => {
        if (version > 0) seen.push(state.number);
        const event = { type: 'Placed', data: {} };
        const numbered = version === 0 ? { counter: 'orders', field: 'number' } : undefined;
        return {
          accepted: true,
          appends: [{ stream: `order-${id}`, events: [numbered ? { event, numbered } : { event }] }],
          result: null,
        };
      },
    });
    await store.execute(place('first'));
    await Promise.all([store.execute(place('second')), store.execute(place('second'))]);
    expect(seen).toEqual([2]);
    expect(await store.load(aggregate, 'second')).toMatchObject({ state: { number: 2 }, version: 2 });
  });
});
