import { setTimeout as pause } from 'node:timers/promises';
import { account, usd } from '@tillgraph/cli/testing/furnish';
import { lastingSubscription } from '@tillgraph/cli/testing/lasting-subscription';
import { accepted } from '@tillgraph/cli/testing/mutate';
import { everythingKilled, gatewayKilled } from '../faults/processes.ts';
import type { Scenario } from '../scenario.ts';

export const subscribers: Scenario = {
  title:
    'the gateway killed and started again under 10,000 sockets, each of which watches a balance (--subscribers N)',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const world = await scene.open({ people: 1, pause: 100 });
    const { shop, client } = world;
    const accounts: string[] = [];
    for (let index = 0; index < 100; index++)
      accounts.push(await account(client, { code: `watched ${index}` }));
    const seen: number[] = [];
    let backwards = 0;
    for (let index = 0; index < scene.subscribers; index++) {
      const watching = lastingSubscription({
        address: shop.address(),
        token: client.token,
        query: 'subscription ($id: ID!) { balanceChanged(accountId: $id) { version balance { amount } } }',
        variables: { id: accounts[index % accounts.length] },
        onEvent({ balanceChanged: { version } }) {
          if (version < (seen[index] ?? 0)) backwards += 1;
          seen[index] = version;
        },
        onTrouble: (trouble) => scene.find(`the subscription ${index} ended: ${JSON.stringify(trouble)}`),
      });
      scene.opened.opened('subscription', watching, async (each) => each.close());
      // As many at a time as a listening socket has places for.
      if (index % 100 === 99) await reached(index - 200, () => seen.filter(Boolean).length);
    }
    const allAt = (version: number) =>
      reached(scene.subscribers, () => seen.filter((each) => each >= version).length);
    await allAt(1);
    scene.say(`${scene.subscribers} watch`);

    const [fault] = [scene.profile === 'embedded' ? everythingKilled : gatewayKilled];
    for (let round = 1; round <= 2; round++) {
      await world.strike(fault.name, () => fault.strike(world));
      const over = performance.now();
      for (const accountId of accounts) {
        const input = {
          accountId,
          amount: usd('1'),
          description: `round ${round}`,
          idempotencyKey: `${accountId} ${round}`,
        };
        await untilAccepted(() => accepted(client, 'recordIncome', input));
      }
      await allAt(round + 1);
      scene.say(
        `all have seen what came after, ${((performance.now() - over) / 1000).toFixed(1)} s after its cause was over`,
      );
    }
    if (backwards > 0) scene.find(`${backwards} times an older version came after a newer one`);
    await scene.conclude(world);
  },
};

async function untilAccepted(record: () => Promise<unknown>): Promise<void> {
  while (
    !(await record().then(
      () => true,
      () => false,
    ))
  )
    await pause(100);
}

/** However long it takes, as long as more and more have. */
async function reached(goal: number, count: () => number): Promise<void> {
  let best = count();
  let deadline = performance.now() + patience;
  while (best < goal) {
    if (performance.now() > deadline) {
      throw new Error(`For ${patience / 1000} s no more than ${best} of ${goal} had seen what there is.`);
    }
    await pause(20);
    const now = count();
    if (now <= best) continue;
    best = now;
    deadline = performance.now() + patience;
  }
}

/** ms; in which a gateway that was killed is back, also on a machine that has much else to do. */
const patience = 60_000;
