import { movableClock } from '../faults/clock.ts';
import { strike } from '../faults/fault.ts';
import type { Scenario } from '../scenario.ts';

export const clockMoved: Scenario = {
  title:
    'the clock of the shop’s processes set an hour forward and back, a minute, and some seconds, under load',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const clock = await movableClock(scene.opened);
    const world = await scene.open({ settings: clock.settings });
    await world.load.goOn(150);
    for (const minutes of [60, 0, -1, 1, -0.1, 0]) {
      await strike(world, clock.moved(minutes));
      await world.load.goOn(150);
    }
    await scene.conclude(world);
  },
};
