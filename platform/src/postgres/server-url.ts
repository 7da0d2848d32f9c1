import { join, resolve } from 'node:path';

export interface ServerAddress {
  readonly port: number;
  /** The folder of its Unix socket; undefined: it listens on the port alone. */
  readonly socket: string | undefined;
  readonly password: string;
}

/**
 * The connection string of a database of a server of ours. By the Unix socket where there is one: a statement costs both
 * sides less than over TCP. Host and port stay in it for programs that leave out what they do not know.
 */
export const serverUrl =
  ({ port, socket, password }: ServerAddress) =>
  (database: string): string =>
    `postgres://${owner}:${password}@127.0.0.1:${port}/${database}${
      socket === undefined ? '' : `?host=${encodeURIComponent(socket)}`
    }`;

/**
 * The data folder itself, which only the server's account may enter, and root: so nobody else's socket can be there,
 * and one that a killed server left goes with its pid file. Undefined where there are no such sockets.
 */
export function socketFolder(data: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const folder = resolve(data);
  return Buffer.byteLength(join(folder, '.s.PGSQL.65535')) <= longestSocketPath ? folder : undefined;
}

/** PostgreSQL's user. */
export const owner = 'tillgraph';

/** Bytes: of the 108 (Linux) or 104 (macOS, BSD) of `sun_path` one is its end. */
const longestSocketPath = 103;
