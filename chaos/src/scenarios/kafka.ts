import { strike } from '../faults/fault.ts';
import { killed, restarted, silent } from '../faults/servers.ts';
import type { Scenario } from '../scenario.ts';

export const kafka: Scenario = {
  title: 'Kafka half-open for 20 s, stopped, and killed under load',
  profiles: ['distributed'],
  async run(scene) {
    const world = await scene.open();
    await world.load.goOn(150);
    for (const fault of [silent('kafka', 20), restarted('kafka'), killed('kafka')]) {
      await strike(world, fault);
      await world.load.goOn(150);
    }
    await scene.conclude(world);
  },
};
