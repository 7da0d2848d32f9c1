import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nativeStack } from '@tillgraph/cli/testing/native-stack';
import type { Fault } from './fault.ts';

type Server = 'kafka' | 'mongo';

const titles: Readonly<Record<Server, string>> = { kafka: 'Kafka', mongo: 'MongoDB' };

export const restarted = (server: Server): Fault => ({
  name: `${titles[server]} stopped and started again`,
  profiles: ['distributed'],
  async strike({ random }) {
    await nativeStack('down', server);
    await pause(random.below(3000));
    await nativeStack('up', server);
  },
});

export const killed = (server: Server): Fault => ({
  name: `SIGKILL of ${titles[server]}`,
  profiles: ['distributed'],
  async strike() {
    process.kill(await pidOf(server), 'SIGKILL');
    // It clears away what the dead one has left.
    await nativeStack('down', server);
    await nativeStack('up', server);
  },
});

/** Half-open: connections stay, new ones are taken by the system, and nothing is ever answered. */
export const silent = (server: Server, seconds?: number): Fault => ({
  name: `${titles[server]} half-open (SIGSTOP)`,
  profiles: ['distributed'],
  async strike({ random }) {
    const pid = await pidOf(server);
    process.kill(pid, 'SIGSTOP');
    await pause(seconds ? seconds * 1000 : 2000 + random.below(6000));
    process.kill(pid, 'SIGCONT');
  },
});

async function pidOf(server: Server): Promise<number> {
  const home = process.env.STACK_HOME;
  if (!home) throw new Error('Only servers of this run may be stopped.');
  return Number(await readFile(join(home, server, 'pid'), 'utf8'));
}
