import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Data, GraphClient } from '@tillgraph/cli/testing/graph-client';
import { type Asking, askFor, read, type Troubles, told } from './ask.ts';
import { type Wish, wishes } from './changes.ts';
import { type Change, type History, isAccepted, type Reading } from './history.ts';
import type { Random } from './random.ts';
import { furnishStage, type Stage } from './stage.ts';

/** People at work in a shop: sales, deliveries, what comes back of both, money, goods, and what is read of them. */
export interface Load {
  readonly stage: Stage;
  readonly history: History;
  readonly troubles: Troubles;
  /** Resolves when so many more changes were answered. */
  goOn(changes: number): Promise<void>;
  /** Begins nothing new; resolves when what was begun is answered, or when it was waited for `patience` ms. */
  stop(patience?: number): Promise<void>;
}

export interface LoadOptions {
  readonly client: GraphClient;
  readonly random: Random;
  readonly people?: number;
  /** ms between what one person does and the next; 0 as long as nothing is said. */
  readonly pause?: number;
}

export async function startLoad({ client, random, people = 8, pause: rest = 0 }: LoadOptions): Promise<Load> {
  const stage = await furnishStage(client);
  const changes: Change[] = [];
  const readings: Reading[] = [];
  const troubles: Troubles = new Map();
  const givenUp = new AbortController();
  const asking: Asking = { client, troubles, signal: givenUp.signal };
  const shelf: Shelf = { completed: [], deliveries: [], known: [], offered: new Set() };
  let answered = 0;
  let stopped = false;

  async function change(wish: (key: string) => Wish): Promise<Data | undefined> {
    const key = newKey(changes.length + 1);
    const one: Change = { key, ...wish(key), begin: performance.now() };
    changes.push(one);
    const answer = await askFor(one, asking);
    if (!answer) return undefined;
    one.answer = answer;
    answered += 1;
    return isAccepted(one) ? answer.payload : undefined;
  }

  async function look(kind: Reading['kind'], id: string): Promise<void> {
    const reading = await read(kind, id, asking);
    if (!reading) return;
    readings.push(reading);
    if (kind === 'order') put(shelf, reading.seen);
  }

  async function work(person: Random): Promise<void> {
    while (!stopped) {
      await doSomething(person, { stage, shelf, change, look });
      if (rest > 0) await pause(rest);
    }
  }
  const working = Promise.all(
    Array.from({ length: people }, (_, index) => work(random.fork(`person ${index}`))),
  );

  return {
    stage,
    history: { changes, readings },
    troubles,
    async goOn(more) {
      const goal = answered + more;
      let before = answered;
      for (let deadline = performance.now() + stuckAfter; answered < goal; await pause(2)) {
        if (answered > before) {
          before = answered;
          deadline = performance.now() + stuckAfter;
        }
        if (performance.now() < deadline) continue;
        throw new Error(
          `Of ${more} changes ${answered - goal + more} were answered, and for ${stuckAfter / 1000} s none: ${told(troubles)}`,
        );
      }
    },
    async stop(patience = 60_000) {
      stopped = true;
      const tooLong = setTimeout(() => givenUp.abort(), patience);
      await working;
      clearTimeout(tooLong);
    },
  };
}

/** ms; in it a shop that has recovered answers some change. How many it answers says how busy the machine is. */
const stuckAfter = 60_000;

/** Some text of a change's events names its key, by which it is found in the logs. */
export const keysIn = (text: string): readonly string[] => text.match(/chaos-\d+-[0-9a-f-]{36}/g) ?? [];
const newKey = (index: number): string => `chaos-${index}-${randomUUID()}`;

/** Orders that somebody may do something about. */
interface Shelf {
  readonly completed: { readonly orderId: string; readonly lineId: string }[];
  readonly deliveries: string[];
  readonly known: string[];
  /** Each is offered once for its shipping, and once for its refunds. */
  readonly offered: Set<string>;
}

function put({ completed, deliveries, known, offered }: Shelf, { id, status, lines }: Data): void {
  const isNew = (what: string) => !offered.has(`${what} ${id}`) && offered.add(`${what} ${id}`);
  if (isNew('order')) known.push(id);
  if (status === 'PAID' && isNew('delivery')) deliveries.push(id);
  if (['COMPLETED', 'SHIPPED'].includes(status) && isNew('sale')) {
    for (const line of lines) completed.push({ orderId: id, lineId: line.id });
  }
  if (known.length > 200) known.shift();
}

interface Doing {
  readonly stage: Stage;
  readonly shelf: Shelf;
  change(wish: (key: string) => Wish): Promise<Data | undefined>;
  look(kind: Reading['kind'], id: string): Promise<void>;
}

async function doSomething(random: Random, { stage, shelf, change, look }: Doing): Promise<void> {
  const sell = async (wish: (stage: Stage, random: Random, key: string) => Wish) => {
    const sold = await change((key) => wish(stage, random, key));
    if (sold) put(shelf, sold.order);
    return sold?.order;
  };
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => sell(wishes.cashSale),
    () => sell(wishes.cashSale),
    () => sell(wishes.saleOnAccount),
    () => sell(wishes.delivery),
    async () => {
      // While its payment may be under way.
      const order = await sell(random.oneOf([wishes.saleOnAccount, wishes.delivery]));
      if (order) await change((key) => wishes.cancel(order.id, key));
    },
    async () => {
      const orderId = shelf.deliveries.shift();
      if (!orderId) return sell(wishes.delivery);
      const both = random.below(4);
      await Promise.all([
        both !== 0 && change(() => wishes.ship(orderId)),
        both <= 1 && change((key) => wishes.cancel(orderId, key)),
      ]);
      return look('order', orderId);
    },
    async () => {
      const sold = shelf.completed.shift();
      if (sold) await change((key) => wishes.refund(sold.orderId, sold.lineId, key));
    },
    () => change((key) => wishes.income(stage, random, key)),
    () => change((key) => wishes.expense(stage, random, key)),
    () => change((key) => wishes.transfer(stage, random, key)),
    () => change((key) => wishes.receive(stage, random, key)),
    () => change((key) => wishes.receive(stage, random, key)),
    () => change((key) => wishes.loss(stage, random, key)),
    () => look('account', random.oneOf([...stage.accounts, stage.till, stage.card])),
    () => look('account', random.oneOf(stage.accounts)),
    () => look('product', random.oneOf(stage.products)),
    () => look('product', random.oneOf(stage.products)),
    async () => {
      if (shelf.known.length > 0) await look('order', random.oneOf(shelf.known));
    },
  ];
  await random.oneOf(deeds)();
}
