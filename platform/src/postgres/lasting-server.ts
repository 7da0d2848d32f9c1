import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../observability/index.ts';
import { type EmbeddedServer, type EmbeddedServerOptions, startEmbeddedServer } from './embedded-server.ts';

export interface LastingServerOptions extends Omit<EmbeddedServerOptions, 'port'> {
  readonly logger: Logger;
}

/**
 * An embedded server that is started again, at the same address, when it ends by itself: who has lost a connection
 * makes a new one and goes on. `ended` resolves when it was stopped, and when it cannot be started again.
 */
export async function startLastingServer({
  logger,
  ...options
}: LastingServerOptions): Promise<EmbeddedServer> {
  let began = performance.now();
  let server = await startEmbeddedServer(options);
  const { url } = server;
  const port = Number(new URL(url('postgres')).port);
  const stopping = new AbortController();
  const { signal } = stopping;

  async function keepUp(): Promise<void> {
    for (;;) {
      await server.ended;
      if (signal.aborted) return;
      logger.error('PostgreSQL has ended by itself; it is started again');
      // Why it ended stands there, and the next one begins its log anew.
      await rename(join(options.folder, 'server.log'), join(options.folder, 'server.ended.log'));
      // One that cannot live, on a disk without room for example, is not to keep the machine busy.
      await pause(began + timeBetweenStarts - performance.now(), undefined, { signal }).catch(
        () => undefined,
      ); // cut short by the stop
      if (signal.aborted) return;
      began = performance.now();
      server = await startEmbeddedServer({ ...options, port });
      logger.warn('PostgreSQL has been started again');
      if (signal.aborted) await server.stop();
    }
  }
  const ended = keepUp().catch((err) => logger.error({ err }, 'PostgreSQL could not be started again'));

  return {
    url,
    ended,
    async stop() {
      stopping.abort();
      await server.stop();
      await ended;
    },
  };
}

/** ms */
const timeBetweenStarts = 2_000;
