import { strike } from '../faults/fault.ts';
import { everythingKilled, gatewayKilled, programKilled, subgraphKilled } from '../faults/processes.ts';
import type { Scenario } from '../scenario.ts';

export const kill: Scenario = {
  title:
    'SIGKILL of the shop, of its processes and of its PostgreSQL under load; people send again under their keys',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const world = await scene.open();
    await world.load.goOn(150);
    const faults =
      scene.profile === 'embedded'
        ? [everythingKilled, programKilled, everythingKilled, programKilled]
        : [subgraphKilled, gatewayKilled, subgraphKilled, everythingKilled];
    for (const fault of faults) {
      await strike(world, fault);
      await world.load.goOn(150);
    }
    await scene.conclude(world);
  },
};
