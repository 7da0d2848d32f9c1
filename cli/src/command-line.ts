import { parseArgs } from 'node:util';
import { StartRefused } from '@tillgraph/platform/config';
import type { Environment } from './environment.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Runs one command of the program; answers the exit code. */
export async function runCommandLine(given: readonly string[], environment: Environment): Promise<number> {
  try {
    const [name = 'help', ...args] = given;
    const command = commands.get(name);
    if (!command) throw new WrongUsage(`There is no command ${name}.`);
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const foreign = Object.keys(values).find((option) => !optionsOf.get(name)?.includes(option));
    if (foreign) throw new WrongUsage(`${name} has no option --${foreign}.`);
    await command(positionals, environment, values);
    return 0;
  } catch (error) {
    console.error(sentenceOf(error));
    return error instanceof WrongUsage ? 2 : 1;
  }
}

const options = {
  distributed: { type: 'boolean' },
  supergraph: { type: 'string' },
  roles: { type: 'string' },
  partitions: { type: 'string' },
  url: { type: 'string' },
  'dry-run': { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  account: { type: 'string' },
  replace: { type: 'boolean' },
  'accept-differences': { type: 'boolean' },
} as const;

/** By command; the others have none. */
const optionsOf = new Map<string, readonly string[]>([
  ['start', ['distributed']],
  ['gateway', ['supergraph']],
  ['subgraph', ['roles']],
  ['relay', ['partitions']],
  ['import', ['url', 'dry-run']],
  ['export', ['url', 'from', 'to', 'account']],
  ['restore', ['replace', 'accept-differences']],
]);

type Command = (
  words: readonly string[],
  environment: Environment,
  options: {
    readonly distributed?: boolean;
    readonly supergraph?: string;
    readonly roles?: string;
    readonly partitions?: string;
    readonly url?: string;
    readonly 'dry-run'?: boolean;
    readonly from?: string;
    readonly to?: string;
    readonly account?: string;
    readonly replace?: boolean;
    readonly 'accept-differences'?: boolean;
  },
) => Promise<void>;

// Each loads its part of the program only when it is called.
const commands = new Map<string, Command>([
  [
    'start',
    async (_words, environment, options) => (await import('./commands/start.ts')).start(options, environment),
  ],
  [
    'gateway',
    async (_words, environment, options) =>
      (await import('./commands/gateway.ts')).gateway(options, environment),
  ],
  [
    'subgraph',
    async (words, environment, options) =>
      (await import('./commands/subgraph.ts')).subgraph(words, options, environment),
  ],
  ['compose', async () => (await import('./commands/compose.ts')).compose()],
  [
    'projections',
    async (words, environment) => (await import('./commands/projections.ts')).projections(words, environment),
  ],
  ['parked', async (words, environment) => (await import('./commands/parked.ts')).parked(words, environment)],
  [
    'relay',
    async (words, environment, options) =>
      (await import('./commands/relay.ts')).relay(words, options, environment),
  ],
  ['verify', async (words, environment) => (await import('./commands/verify.ts')).verify(words, environment)],
  ['backup', async (words, environment) => (await import('./commands/backup.ts')).backup(words, environment)],
  [
    'restore',
    async (words, environment, options) =>
      (await import('./commands/restore.ts')).restore(words, options, environment),
  ],
  ['keys', async (words, environment) => (await import('./commands/keys.ts')).keys(words, environment)],
  [
    'import',
    async (words, environment, options) =>
      (await import('./commands/import.ts')).importFile(words, options, environment),
  ],
  [
    'export',
    async (words, environment, options) =>
      (await import('./commands/export.ts')).exportFile(words, options, environment),
  ],
  ['help', async () => console.log(help)],
]);

const help = `tillgraph start                          runs the shop; settings are environment variables (docs/operations.md)
tillgraph start --distributed            runs each part of it as a process of its own (docs/distributed.md)
tillgraph gateway                        serves the graph of a shop whose subgraphs are processes of their own
tillgraph gateway --supergraph FILE      serves any federation 2 supergraph: its SDL, or a YAML file of its subgraphs
tillgraph subgraph NAME --roles ROLES    runs a context's api, projector, reactor or relay, or several: api,projector
tillgraph compose                        prints the supergraph
tillgraph projections list               projections, how far they have come, and what is being made anew
tillgraph projections rebuild NAME       makes a projection's documents anew, beside those that are read
tillgraph parked list                    streams that wait because one of their events could not be handled
tillgraph parked show ID                 the waiting events of one, and the failure
tillgraph parked retry ID                handles them again, in order
tillgraph parked skip ID                 leaves the first out, for good, and handles the rest
tillgraph relay status                   how far each log was published to Kafka
tillgraph relay refill CONTEXT --partitions N   publishes a log anew, in as many partitions, beside what is read
tillgraph verify                         proves from the logs that the shop's books are right, and its read models (docs/backup.md)
tillgraph backup FILE                    writes all of the shop in DATA_DIR into a file, while it runs or not (docs/backup.md)
tillgraph restore FILE                   makes the shop of a backup in DATA_DIR, and proves it; --replace where one is
tillgraph keys rotate                    signs access tokens with a new key; those of the one before go on
tillgraph import products FILE.csv       makes and changes products as a file says; --dry-run tells what it would do
tillgraph export WHAT FILE.csv           writes products, customers, orders or transactions; --from and --to DAY for the
                                         last two, --account CODE for transactions (docs/import-export.md)
tillgraph help                           prints this`;

/** What the user can mend is one sentence; anything else is a fault, and its stack says where. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const mendable = error instanceof StartRefused || mendableCodes.has(code);
  return mendable ? error.message : `Tillgraph failed; this should not happen.\n${error.stack}`;
}

const mendableCodes = new Set<unknown>([
  'EVENT_STORE_UNAVAILABLE',
  'PERSON_KEYS_UNAVAILABLE',
  'DATABASE_TOO_NEW',
  'MASTER_KEY_INVALID',
  'MASTER_KEY_MISMATCH',
  'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
]);
