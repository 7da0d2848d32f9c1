import { setTimeout as pause } from 'node:timers/promises';
import { type MovableClock, movableClock } from '../faults/clock.ts';
import { type Fault, strike } from '../faults/fault.ts';
import { connectionsTerminated, serverKilled, serverSilent } from '../faults/postgresql.ts';
import {
  askedToEnd,
  everythingKilled,
  gatewayKilled,
  programKilled,
  programSilent,
  subgraphKilled,
} from '../faults/processes.ts';
import { killed, restarted, silent } from '../faults/servers.ts';
import type { Scenario } from '../scenario.ts';

export const soak: Scenario = {
  title: 'mixed load with all of these at random times (--minutes N --seed S)',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const clock = await movableClock(scene.opened);
    const faults = faultsOf(clock).filter(({ profiles }) => profiles.includes(scene.profile));
    // Choices of their own, so that the people's do not depend on what happens to them.
    const chance = scene.random.fork('faults');
    const world = await scene.open({ settings: { ...clock.settings, ORDER_TIMEOUT_MS: '30000' }, pause: 50 });
    const end = performance.now() + scene.minutes * 60_000;
    for (let bag: Fault[] = []; performance.now() < end; ) {
      await pause(2000 + chance.below(8000));
      // Each comes before one comes again.
      if (bag.length === 0) bag = [...faults];
      const [fault] = bag.splice(chance.below(bag.length), 1);
      if (fault) await strike({ ...world, random: chance }, fault);
    }
    await world.load.goOn(150);
    await scene.conclude(world);
  },
};

const faultsOf = (clock: MovableClock): readonly Fault[] => [
  everythingKilled,
  programKilled,
  askedToEnd,
  programSilent,
  serverKilled,
  connectionsTerminated,
  serverSilent,
  subgraphKilled,
  gatewayKilled,
  ...(['kafka', 'mongo'] as const).flatMap((server) => [restarted(server), killed(server), silent(server)]),
  clock.moved(10),
  clock.moved(-10),
  clock.moved(0),
];
