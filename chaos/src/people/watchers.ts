import { setTimeout as pause } from 'node:timers/promises';
import type { Data, GraphClient } from '@tillgraph/cli/testing/graph-client';
import { completed, lastingSubscription } from '@tillgraph/cli/testing/lasting-subscription';
import type { Troubles } from './ask.ts';
import { type History, isAccepted, type Reading } from './history.ts';
import type { Stage } from './stage.ts';

/** People who only look: at each balance, at the goods, at all orders. What changes is to come to them by itself. */
export interface Watchers {
  /** For what they had to subscribe again themselves, by its code. */
  readonly troubles: Troubles;
  /** Once the shop rests: where what somebody was told last is not what there is, in words. */
  findings(history: History): Promise<readonly string[]>;
  close(): void;
}

export function startWatchers(address: string, client: GraphClient, stage: Stage): Watchers {
  const troubles: Troubles = new Map();
  const refusals: string[] = [];
  const told = new Map<string, Told>();
  /** ms of this process's steady clock. */
  let ordersWatchedFrom = Number.POSITIVE_INFINITY;
  const tell = (kind: Kind, seen: Data) => told.set(seen.id, { kind, seen });

  const watched: readonly Watched[] = [
    ...[...stage.accounts, stage.till, stage.card].map((id) => ({
      query: `subscription ($id: ID!) { balanceChanged(accountId: $id) { ${fields.account} } }`,
      variables: { id },
      onEvent: ({ balanceChanged }: Data) => tell('account', balanceChanged),
      mayBeRefused: (waited: number) => waited >= firstStateTime,
    })),
    {
      query: `subscription ($ids: [ID!]) { stockChanged(productIds: $ids) { product { ${fields.product} } } }`,
      variables: { ids: stage.products },
      onEvent: ({ stockChanged }: Data) => tell('product', stockChanged.product),
    },
    allOrders((order) => {
      ordersWatchedFrom = Math.min(ordersWatchedFrom, performance.now());
      tell('order', order);
    }),
  ];
  const watching = watched.map((each) =>
    watchAgainAndAgain(address, client.token, each, ({ code, isFinding }) => {
      troubles.set(code, (troubles.get(code) ?? 0) + 1);
      if (isFinding) refusals.push(`who watched by ${each.query} was told ${code}`);
    }),
  );

  /** Who was told nothing of what changed is late as well. */
  const expected = ({ changes }: History): readonly Thing[] => [
    ...[...stage.accounts, stage.till, stage.card].map((id) => ({ kind: 'account' as const, id })),
    ...stage.products.map((id) => ({ kind: 'product' as const, id })),
    ...changes
      .filter((change) => change.begin > ordersWatchedFrom && isAccepted(change))
      .flatMap(({ answer }) => (answer?.payload.order ? [answer.payload.order.id as string] : []))
      .map((id) => ({ kind: 'order' as const, id })),
  ];

  return {
    troubles,
    async findings(history) {
      let late: readonly Thing[] = [...new Map(expected(history).map((thing) => [thing.id, thing])).values()];
      for (const end = performance.now() + patience; late.length > 0; await pause(100)) {
        late = await differing(late, told, client);
        if (performance.now() > end) break;
      }
      const orders = history.changes.filter(
        (change) => change.mutation === 'placeOrder' && isAccepted(change),
      );
      return [
        ...refusals,
        ...(orders.length > fewOrders && ordersWatchedFrom === Number.POSITIVE_INFINITY
          ? [`who watches all orders was told of none of ${orders.length}`]
          : []),
        ...late.map(
          ({ kind, id }) =>
            `who watches the ${kind} ${id} was told ${JSON.stringify(told.get(id)?.seen)} last, which is not what there is`,
        ),
      ];
    },
    close() {
      for (const each of watching) each.close();
    },
  };
}

type Kind = Reading['kind'];

interface Thing {
  readonly kind: Kind;
  readonly id: string;
}

interface Told {
  readonly kind: Kind;
  readonly seen: Data;
}

interface Watched {
  readonly query: string;
  /** As they are whenever it subscribes. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onEvent: (data: Data) => void;
  readonly onEnded?: (code: string) => void;
  /** For its service is away. `waited`: ms since it has connected, if nothing was told since. */
  readonly mayBeRefused?: (waited: number) => boolean;
}

const never = () => false;

interface Ended {
  readonly code: string;
  readonly isFinding: boolean;
}

/** Goes on after the last one that it was told, as a page does that has a list. */
function allOrders(onOrder: (order: Data) => void): Watched {
  const variables: { after: string | null } = { after: null };
  return {
    query: `subscription ($after: String) { ordersChanged(after: $after) { cursor order { ${fields.order} } } }`,
    variables,
    onEvent({ ordersChanged: { cursor, order } }) {
      variables.after = cursor;
      onOrder(order);
    },
    onEnded(code) {
      if (code === 'CURSOR_EXPIRED') variables.after = null;
    },
    // It begins now, so nobody could tell what it has missed.
    mayBeRefused: () => variables.after === null,
  };
}

/** As somebody does who is told that it is over, and asks again. */
function watchAgainAndAgain(
  address: string,
  token: string | undefined,
  { query, variables, onEvent, onEnded, mayBeRefused = never }: Watched,
  onTrouble: (ended: Ended) => void,
): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let watching: { close(): void };
  let connected = performance.now();
  const watch = () => {
    watching = lastingSubscription({
      address,
      token,
      query,
      variables,
      onConnected() {
        connected = performance.now();
      },
      onEvent(data) {
        connected = Number.POSITIVE_INFINITY;
        onEvent(data);
      },
      onTrouble(trouble) {
        const code = codeOf(trouble);
        const wasAway = code === 'SUBGRAPH_UNAVAILABLE' && mayBeRefused(performance.now() - connected);
        onTrouble({ code, isFinding: !wasAway && !ofFaults.includes(code) });
        onEnded?.(code);
        watching.close();
        clearTimeout(timer);
        timer = setTimeout(watch, pauseBetween);
      },
    });
  };
  watch();
  return {
    close() {
      clearTimeout(timer);
      watching.close();
    },
  };
}

function codeOf(trouble: Data): string {
  const error = Array.isArray(trouble) ? trouble[0] : trouble;
  return String(error?.extensions?.code ?? error?.code ?? error?.message ?? error);
}

/** Of the things those that are not as they were told last. */
async function differing(
  things: readonly Thing[],
  told: ReadonlyMap<string, Told>,
  client: GraphClient,
): Promise<readonly Thing[]> {
  const found: Thing[] = [];
  for (let start = 0; start < things.length; start += atOnce) {
    const some = things.slice(start, start + atOnce);
    const differ = await Promise.all(some.map((thing) => differs(thing, told.get(thing.id), client)));
    found.push(...some.filter((_, index) => differ[index]));
  }
  return found;
}

const atOnce = 50;

async function differs({ kind, id }: Thing, told: Told | undefined, client: GraphClient): Promise<boolean> {
  const { data } = await client.request(`query ($id: ID!) { ${kind}(id: $id) { ${fields[kind]} } }`, { id });
  return !told || JSON.stringify(data?.[kind]) !== JSON.stringify(told.seen);
}

const fields: Readonly<Record<Kind, string>> = {
  account: 'id version balance { amount }',
  product: 'id stock { version onHand reserved available }',
  order: 'id version status refundedTotal { amount }',
};

/** What ends a subscription here: a session by a clock that was moved, and a shop that ends. */
const ofFaults: readonly string[] = ['UNAUTHENTICATED', '4401', '4403', completed];

/** ms that the gateway waits for a first state. */
const firstStateTime = 60_000;
/** Of so many, some are placed after the subscription to all of them was made. */
const fewOrders = 20;

/** Both in ms. */
const pauseBetween = 500;
const patience = 30_000;
