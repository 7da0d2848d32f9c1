import { createServer } from 'node:net';

/**
 * Ports of this machine on which nothing listens now, from `first` upwards. Below those that the system gives to outgoing
 * connections (32768 and up), so that they are still free when a process comes back.
 */
export async function freePorts(first: number, count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let port = first; ports.length < count; port++) {
    if (port > highest) throw new Error(`There are no ${count} free ports from ${first} on.`);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

const highest = 65_535;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
