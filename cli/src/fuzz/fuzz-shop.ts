import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { createRandom, type Random } from '../demo-shop/random.ts';
import { account, customer, product } from '../testing/furnish.ts';
import type { Data } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { openShopRecords } from '../testing/shop-records.ts';
import type { TestShop } from '../testing/test-shop.ts';
import { disturbConnection, disturbSocket } from './disturb-socket.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import { type Outcome, sendOperation } from './send-operation.ts';
import { spoilText } from './spoil-text.ts';

export interface FuzzOptions {
  /** How many operations and disturbances. */
  readonly operations: number;
  /** The same seed sends the same, but for the ids that a shop has given. */
  readonly seed: number;
  /** Told now and then how many were sent. */
  readonly onProgress?: (sent: number) => void;
}

export interface FuzzReport {
  /** How many operations were answered with data, and with each code. */
  readonly answers: Readonly<Record<string, number>>;
  readonly accepted: number;
  readonly refused: number;
  readonly findings: readonly string[];
}

/**
 * Sends random operations, valid ones and spoilt ones, by all transports and as everybody, with random values for every
 * argument, and frames and bytes that are nothing. Nothing of it may be answered by a fault of ours, may tell internals
 * or end the program; and what was refused may not have left an event.
 */
export async function fuzzShop(shop: TestShop, options: FuzzOptions): Promise<FuzzReport> {
  const { operations, seed } = options;
  const fuzzing = await prepare(shop);
  const answers: Record<string, number> = {};
  const findings: string[] = [];
  /** What was sent and answered, by the name under which its events would be. */
  const innocent = new Map<string, string>();
  const counts = { accepted: 0, refused: 0 };
  let next = 0;

  const operate = async (random: Random, number: number): Promise<void> => {
    const caller = random.pick(Object.keys(fuzzing.tokens));
    const operation = drawn(random, fuzzing);
    const query = random.chance(0.3) ? spoilText(random, operation.query) : operation.query;
    const { variables } = operation;
    const correlationId = `fuzz-${seed}-${number}`;
    const authorization = fuzzing.tokens[caller];
    const outcome = await sendOperation(random, {
      address: shop.address(),
      authorization,
      correlationId,
      query,
      variables,
    });
    const code = outcome.errors[0]?.extensions?.code ?? 'data';
    answers[String(code)] = (answers[String(code)] ?? 0) + 1;
    if (hasNoEffect(outcome)) {
      const { data, errors } = outcome;
      innocent.set(correlationId, `${query} ${JSON.stringify([variables, data, errors]).slice(0, 3000)}`);
    }
    if (query.trimStart().startsWith('mutation')) counts[hasNoEffect(outcome) ? 'refused' : 'accepted'] += 1;
    for (const complaint of outcome.complaints) {
      findings.push(
        `${number} as ${caller}: ${query} ${JSON.stringify(variables).slice(0, 2000)}\n  ${complaint}`,
      );
    }
    fuzzing.learn(outcome.data);
    // A session may have been ended by what was asked.
    if (outcome.status === 401 && caller in fuzzing.renew) await fuzzing.renew[caller]?.();
  };

  const disturb = async (random: Random, number: number): Promise<void> => {
    const authorization = fuzzing.tokens[random.pick(Object.keys(fuzzing.tokens))];
    // What is asked over sockets bears no name by which its events could be known.
    const asked = Array.from({ length: random.between(0, 3) }, () => drawn(random, fuzzing));
    const said = asked.filter(({ kind }) => kind !== 'mutation');
    const complaints = random.chance(0.5)
      ? await disturbSocket(random, { address: shop.address(), authorization, operations: said })
      : await disturbConnection(random, shop.address());
    findings.push(...complaints.map((complaint) => `${number} at a socket: ${complaint}`));
  };

  const work = async (): Promise<void> => {
    while (next < operations) {
      next += 1;
      const number = next;
      const random = createRandom(Math.imul(seed, 1_000_003) + number);
      try {
        await (random.chance(0.1) ? disturb : operate)(random, number);
      } catch (error) {
        findings.push(`${number}: no answer, ${error}`);
      }
      if (number % 1000 === 0) options.onProgress?.(number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  findings.push(...(await effectsOf(shop, innocent)), ...faultsIn(shop.program().output()));
  return { answers, ...counts, findings };
}

const atOnce = 8;

const drawn = (random: Random, { schema, ids }: Fuzzing): RandomOperation =>
  randomOperation(schema, { random, ids, spoilt: random.pick([0, 0, 0.02, 0.2]) });

interface Fuzzing {
  readonly schema: GraphQLSchema;
  readonly ids: readonly string[];
  /** `authorization` by who asks. */
  readonly tokens: Record<string, string | undefined>;
  readonly renew: Readonly<Record<string, () => Promise<void>>>;
  learn(data: unknown): void;
}

async function prepare(shop: TestShop): Promise<Fuzzing> {
  const owner = await shop.signIn();
  const { viewer } = await owner.query('{ viewer { id } }');
  const customerId = await customer(owner, 'Ada');
  const ids = [
    await product(owner, { sku: 'TEA', price: '5', pieces: 1000 }),
    await product(owner, { sku: 'CUP', price: '7', pieces: 1000 }),
    customerId,
    await account(owner, { code: 'ada', customerId, balance: '1000' }),
    'till',
    'card',
  ];
  const bearer = (token: string | undefined) => `Bearer ${token}`;
  const keyOf = async (scopes: readonly string[]): Promise<string> =>
    bearer((await accepted(owner, 'createApiKey', { name: 'Fuzz', scopes }, 'secret')).secret);
  const tokens: Record<string, string | undefined> = {
    nobody: undefined,
    'a forger': 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
    'a key': await keyOf(['orders:read', 'orders:write', 'inventory:read', 'customers:write']),
  };
  let hired = 0;
  const hire = (role: string) => async () => {
    hired += 1;
    const credentials = { email: `hired${hired}@shop.example`, password: `password ${hired}` };
    const boss = await shop.signIn();
    await accepted(boss, 'createUser', { ...credentials, displayName: role, role });
    tokens[role] = bearer((await shop.signIn(credentials)).token);
  };
  const renew = {
    OWNER: async () => {
      tokens.OWNER = bearer((await shop.signIn()).token);
    },
    MANAGER: hire('MANAGER'),
    CASHIER: hire('CASHIER'),
  };
  for (const sign of Object.values(renew)) await sign();
  return {
    schema: buildClientSchema(await owner.query(getIntrospectionQuery())),
    ids,
    tokens,
    renew,
    learn(data) {
      const told = JSON.stringify(data ?? null).match(uuid) ?? [];
      // Who shuts the owner out shuts the door to what is behind it.
      for (const id of told) if (id !== viewer.id && !ids.includes(id)) ids.push(id);
      if (ids.length > remembered) ids.splice(10, ids.length - remembered);
    },
  };
}

const remembered = 200;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Whether the answer says that nothing was changed: it was refused, or every change that it asked for was. What was done
 * and could not be shown, for an error within it, is null as well.
 */
const hasNoEffect = ({ data, errors }: Outcome): boolean =>
  Object.entries(data ?? {}).every(([name, payload]: [string, Data]) =>
    payload === null
      ? errors.every(({ path }) => path?.[0] !== name || path.length === 1)
      : payload.userErrors?.length > 0,
  );

/** Events of operations whose answers say that there are none. */
async function effectsOf(shop: TestShop, innocent: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const records = await openShopRecords(shop.dataDir);
  const logs = await records.logs();
  await records.close();
  return Object.values(logs)
    .flat()
    .filter(({ correlationId }) => innocent.has(correlationId))
    .map(
      ({ correlationId, type, stream }) =>
        `${correlationId} was refused, and left ${type} in ${stream}: ${innocent.get(correlationId)}`,
    );
}

/** What the program itself thought to be a fault. */
const faultsIn = (output: string): readonly string[] =>
  output.split('\n').filter((line) => /"level":(50|60)/.test(line));
