import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface FaultyNetwork {
  /** Of the same server, through the network. */
  readonly url: string;
  /** Resolves when the next piece of data that the fault names has been lost, and its connection with it. */
  loseNext(from: 'client' | 'server', holds: (data: Buffer) => boolean): Promise<void>;
  /** From now on each piece of data that this names goes on only when what it answers is over. */
  delay(holds: (data: Buffer) => boolean, meanwhile: () => Promise<unknown>): void;
  /** Where new connections go: a server that was restarted may have another port. */
  leadTo(url: string): void;
  close(): Promise<void>;
}

/** A network between a program and a server, which loses what a test tells it to. */
export async function faultyNetwork(databaseUrl: string): Promise<FaultyNetwork> {
  let target = new URL(databaseUrl);
  let fault: { from: 'client' | 'server'; holds: (data: Buffer) => boolean; lost: () => void } | undefined;
  let delayed: { holds: (data: Buffer) => boolean; meanwhile: () => Promise<unknown> } | undefined;
  const open = new Set<Socket>();

  const forward = (from: 'client' | 'server', source: Socket, sink: Socket) => {
    open.add(source);
    source.on('data', (data) => {
      if (fault?.from === from && fault.holds(data)) {
        source.destroy();
        sink.destroy();
        fault.lost();
        fault = undefined;
      } else if (delayed?.holds(data)) {
        source.pause();
        delayed.meanwhile().finally(() => {
          sink.write(data);
          source.resume();
        });
      } else {
        sink.write(data);
      }
    });
    source.on('error', () => sink.destroy());
    source.on('close', () => {
      open.delete(source);
      sink.destroy();
    });
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    forward('client', client, upstream);
    forward('server', upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The network has no port.');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  // Not by the server's Unix socket.
  url.searchParams.delete('host');

  return {
    url: url.href,
    loseNext: (from, holds) =>
      new Promise((lost) => {
        fault = { from, holds, lost };
      }),
    delay: (holds, meanwhile) => {
      delayed = { holds, meanwhile };
    },
    leadTo: (next) => {
      target = new URL(next);
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
