import { setTimeout as pause } from 'node:timers/promises';
import type { World } from '../running/world.ts';
import type { Fault } from './fault.ts';
import { sendSignal } from './send-signal.ts';

/** As when the machine loses its power. */
export const everythingKilled: Fault = {
  name: 'SIGKILL of the shop with its PostgreSQL',
  profiles: ['embedded', 'distributed'],
  async strike({ shop }) {
    await shop.program().killAll();
    await shop.start();
  },
};

export const programKilled: Fault = {
  name: 'SIGKILL of the shop alone',
  profiles: ['embedded'],
  async strike({ shop }) {
    await shop.program().kill();
    await shop.start();
  },
};

export const askedToEnd: Fault = {
  name: 'SIGTERM',
  profiles: ['embedded', 'distributed'],
  async strike({ shop }) {
    await shop.program().stop();
    await shop.start();
  },
};

/** It is not gone: connections stay open, and nothing comes over them. */
export const programSilent: Fault = {
  name: 'the shop stopped (SIGSTOP)',
  profiles: ['embedded'],
  async strike({ shop, random }) {
    shop.program().signal('SIGSTOP');
    await pause(1000 + random.below(4000));
    shop.program().signal('SIGCONT');
  },
};

export const subgraphKilled: Fault = {
  name: 'SIGKILL of a context’s process',
  profiles: ['distributed'],
  strike: (world) => killOne(world, world.random.oneOf(['orders', 'inventory', 'accounts'])),
};

export const gatewayKilled: Fault = {
  name: 'SIGKILL of the gateway',
  profiles: ['distributed'],
  strike: (world) => killOne(world, 'gateway'),
};

/** Whoever supervises it starts it again. */
async function killOne({ shop }: World, word: string): Promise<void> {
  sendSignal(await shop.program().processes(word), 'SIGKILL');
}
