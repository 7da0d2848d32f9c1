import { createServer } from 'node:net';
import { type Settings, StartRefused } from '@tillgraph/platform/config';

/** Throws `StartRefused` when the gateway could not listen, before anything else is begun. */
export function requireFreePort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenRefused(error, settings)));
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve()));
  });
}

/** What to do about a port or an address that cannot be listened on. */
export function listenRefused(error: NodeJS.ErrnoException, { port, host }: Settings): StartRefused {
  const advice = new Map([
    ['EADDRINUSE', `Port ${port} of ${host} is in use: end what listens there, or set PORT to another one.`],
    ['EACCES', `Port ${port} is not open to this user: set PORT to one above 1023.`],
  ]);
  const sentence =
    advice.get(error.code ?? '') ??
    `Nothing can listen on ${host} (${error.code}): set HOST to an address of this machine.`;
  return new StartRefused(sentence, { cause: error });
}
