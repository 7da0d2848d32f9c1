import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSeenTokens } from '../shop/seen-tokens.ts';
import { type GraphClient, graphClient } from './graph-client.ts';
import { type Program, startProgram } from './program.ts';

/**
 * A shop for end-to-end tests: the real program with a data folder of its own. Its clients are as one that reads its
 * own writes: each sees what any of them was answered before.
 *
 *     const shop = await startShop({ DEMO_DATA: 'products' });
 *     const owner = await shop.signIn();
 *     const { products } = await owner.query('{ products(first: 1) { edges { node { id } } } }');
 *     for await (const { orderChanged } of owner.subscribe('subscription …')) …
 *     await shop.program().killAll();
 *     await shop.start();               // on the same data; tokens and clients of before go on
 *     await shop.remove();
 */
export interface TestShop {
  readonly dataDir: string;
  /** The one that runs, or ran last. */
  program(): Program;
  /** Where it listens: the same port after each start. */
  address(): string;
  /** Starts it again after it has ended. */
  start(): Promise<void>;
  /** A client with an access token; without credentials, the owner's. */
  signIn(credentials?: Credentials): Promise<GraphClient>;
  /** A client with this access token or API key. */
  client(token: string): GraphClient;
  /** A client without a token. */
  anonymous(): GraphClient;
  /** Closes all clients, ends the program and removes its data. */
  remove(): Promise<void>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export const owner: Credentials = { email: 'owner@example.com', password: 'owner-password' };

/**
 * `settings` as environment variables: DEMO_DATA is products or false where no past is asked for, which takes seconds to
 * make. `earlierDataDir`: of a shop that was started before.
 */
export async function startShop(
  settings: Readonly<Record<string, string>> = {},
  earlierDataDir?: string,
): Promise<TestShop> {
  const dataDir = earlierDataDir ?? (await newDataDir());
  const clients: GraphClient[] = [];
  const seen = createSeenTokens();
  const environment = {
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    // What waits on a machine that is busy with tests is to come nevertheless.
    CONSISTENCY_WAIT_MS: '10000',
    REFERENCE_WAIT_MS: '10000',
    ...settings,
  };
  let program = startProgram(dataDir, environment);
  const address = await program.running;

  const remember = (client: GraphClient): GraphClient => {
    clients.push(client);
    return client;
  };

  return {
    dataDir,
    program: () => program,
    address: () => address,
    async start() {
      await program.ended;
      program = startProgram(dataDir, { ...environment, PORT: new URL(address).port });
      await program.running;
    },
    async signIn(credentials = owner) {
      const { signIn } = await graphClient(address, seen).query(
        `mutation ($input: SignInInput!) {
           signIn(input: $input) { session { accessToken } userErrors { message } }
         }`,
        { input: credentials },
      );
      if (!signIn.session) throw new Error(signIn.userErrors[0].message);
      return remember(graphClient(address, seen, signIn.session.accessToken));
    },
    client: (token) => remember(graphClient(address, seen, token)),
    anonymous: () => remember(graphClient(address, seen)),
    async remove() {
      await Promise.all(clients.map((client) => client.close()));
      await program.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const newDataDir = (): Promise<string> => mkdtemp(join(tmpdir(), 'tillgraph-shop-'));
