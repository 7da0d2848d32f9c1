import { setTimeout as pause } from 'node:timers/promises';
import { type ExtraProcess, startExtraProcess } from '@tillgraph/cli/testing/extra-process';
import { sendSignal } from '../faults/send-signal.ts';
import type { Scenario } from '../scenario.ts';

export const relay: Scenario = {
  title: 'two relays of a context at once, of which the one that leads is killed again and again',
  profiles: ['distributed'],
  async run(scene) {
    const { random, opened } = scene;
    const world = await scene.open();
    const { shop, load } = world;
    await load.goOn(150);
    let second: ExtraProcess | undefined;
    opened.opened('second relay', undefined, async () => second?.kill());
    for (let round = 0; round < 3; round++) {
      second = await startExtraProcess(shop.dataDir, 'orders', 'relay');
      // Between what it sends and what it notes of that are some ms, of which this is any.
      await pause(random.below(500));
      await world.strike('SIGKILL of the relay that leads', async () => {
        sendSignal(await shop.program().processes('orders'), 'SIGKILL');
      });
      await load.goOn(100);
      await world.strike('SIGKILL of the relay that took over', async () => second?.kill());
      await load.goOn(100);
    }
    await scene.conclude(world);
  },
};
