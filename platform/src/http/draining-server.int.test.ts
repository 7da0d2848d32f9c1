import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { createDrainingServer, type DrainingServer } from './draining-server.ts';

interface Started {
  readonly server: DrainingServer;
  /** Over a connection that is kept. */
  ask(): Promise<IncomingMessage>;
}

const agents: Agent[] = [];
afterEach(() => {
  jest.useRealTimers();
  for (const agent of agents.splice(0)) agent.destroy();
});

async function start(answer: (response: ServerResponse) => void): Promise<Started> {
  const server = createDrainingServer({
    answer: async (_, response) => answer(response),
    upgrade: (_, socket) => socket.destroy(),
    onFault: (error) => {
      throw error;
    },
    closeTimeout: 10_000,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return {
    server,
    ask: () =>
      new Promise((resolve, reject) => {
        get({ port, host: '127.0.0.1', agent }, (response) => {
          response.resume().once('end', () => resolve(response));
        }).once('error', reject);
      }),
  };
}

const ok = (response: ServerResponse) => response.end('ok');

describe('a server that closes', () => {
  test('answers what comes over a kept connection once more, and that it ends', async () => {
    const { server, ask } = await start(ok);
    expect((await ask()).headers.connection).toBe('keep-alive');
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const closed = server.close();
    const { statusCode, headers } = await ask();
    expect([statusCode, headers.connection]).toEqual([200, 'close']);
    jest.advanceTimersByTime(1_000);
    await closed;
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
  });

  test('says with the answers under way that their connections end', async () => {
    const underWay: ServerResponse[] = [];
    let taken: () => void = () => undefined;
    const isTaken = new Promise<void>((resolve) => (taken = resolve));
    const { server, ask } = await start((response) => {
      underWay.push(response);
      taken();
    });
    const answered = ask();
    await isTaken;
    const closed = server.close();
    underWay.forEach(ok);
    expect((await answered).headers.connection).toBe('close');
    await closed;
  });

  test('closes a kept connection over which nothing comes any more', async () => {
    const { server, ask } = await start(ok);
    await ask();
    await server.close();
    await expect(ask()).rejects.toThrow();
  });

  test('waits for nobody where nobody is connected', async () => {
    const [left, kept] = [await start(ok), await start(ok)];
    await kept.ask();
    const ends: string[] = [];
    await Promise.all([
      kept.server.close().then(() => ends.push('kept')),
      left.server.close().then(() => ends.push('left')),
    ]);
    expect(ends).toEqual(['left', 'kept']);
  });
});
