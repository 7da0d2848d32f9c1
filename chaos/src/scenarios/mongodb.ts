import { strike } from '../faults/fault.ts';
import { killed, restarted, silent } from '../faults/servers.ts';
import type { Scenario } from '../scenario.ts';

export const mongodb: Scenario = {
  title: 'MongoDB stopped, killed and half-open under load, in the middle of batches of documents',
  profiles: ['distributed'],
  async run(scene) {
    const world = await scene.open();
    await world.load.goOn(150);
    for (const fault of [restarted('mongo'), killed('mongo'), silent('mongo', 8), killed('mongo')]) {
      await strike(world, fault);
      await world.load.goOn(150);
    }
    await scene.conclude(world);
  },
};
