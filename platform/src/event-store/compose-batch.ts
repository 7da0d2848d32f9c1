import type { ContextName } from '@tillgraph/shared-domain/context';
import type { PersonKeys } from '../person-keys/port.ts';
import type { CachedAggregate } from './aggregate-cache.ts';
import type { AggregateLoader } from './aggregate-loader.ts';
import { type DecidedCommand, decideCommand } from './decided-command.ts';
import type { PendingCommand } from './pending-command.ts';
import type { SchemaVersions } from './upcasters.ts';

export interface ComposingOptions {
  readonly context: ContextName;
  readonly epoch: string;
  readonly loader: AggregateLoader;
  readonly personKeys: PersonKeys;
  readonly schemaVersions: SchemaVersions;
  /** RFC 3339 in UTC. */
  readonly now: string;
}

export interface ComposedBatch {
  readonly decided: readonly DecidedCommand[];
  /** They go with a later batch, in this order. */
  readonly waiting: readonly PendingCommand[];
  /** They can be decided when what they lack is there. */
  readonly lacking: readonly { readonly command: PendingCommand; readonly arrival: Promise<unknown> }[];
  readonly failed: readonly { readonly command: PendingCommand; readonly error: unknown }[];
}

/** Decides commands in order, and marks in the cache what they will have changed when they are written. */
export function composeBatch(commands: readonly PendingCommand[], options: ComposingOptions): ComposedBatch {
  const decided: DecidedCommand[] = [];
  const waiting: PendingCommand[] = [];
  const lacking: { command: PendingCommand; arrival: Promise<unknown> }[] = [];
  const failed: { command: PendingCommand; error: unknown }[] = [];
  const claimed = new Set<string>();
  let data = 0;
  let isFull = false;
  for (const command of commands) {
    if (command.answered) continue;
    isFull ||= decided.length === largestBatch || data > mostData || (command.alone && decided.length > 0);
    if (isFull) {
      waiting.push(command);
      continue;
    }
    try {
      const next = decide(command, claimed, options);
      if (next !== 'wait' && 'arrival' in next) {
        lacking.push({ command, arrival: next.arrival });
        continue;
      }
      isFull = command.alone;
      if (next === 'wait') {
        waiting.push(command);
      } else {
        decided.push(next);
        data += next.dataLength;
      }
    } catch (error) {
      failed.push({ command, error });
    }
  }
  return { decided, waiting, lacking, failed };
}

function decide(
  command: PendingCommand,
  claimed: Set<string>,
  { context, epoch, loader, personKeys, schemaVersions, now }: ComposingOptions,
): DecidedCommand | 'wait' | { readonly arrival: Promise<unknown> } {
  const aggregates: CachedAggregate[] = [];
  for (const { aggregate, stream } of command.refusal ? [] : command.references) {
    const cached = loader.ready(aggregate, stream);
    if (!cached) return { arrival: loader.load(aggregate, stream) };
    if (cached.numbering > 0) return 'wait';
    aggregates.push(cached);
  }
  const decided = decideCommand(command, aggregates, now, { context, epoch, schemaVersions });
  if ('persons' in decided) {
    const keys = decided.persons.map(async (person) => {
      command.personKeys.set(person, await personKeys.keyToEncrypt(person));
    });
    return { arrival: Promise.all(keys) };
  }
  if (decided.claims.length > 0) {
    // Two changes of one claim in a batch could not be told apart from one.
    const claims = decided.claims.map(({ scope, value }) => JSON.stringify([scope, value]));
    if (claims.some((claim) => claimed.has(claim))) return 'wait';
    for (const claim of claims) claimed.add(claim);
  }
  for (const { cached, tentative, events } of decided.appends) {
    cached.tentative = tentative;
    cached.writing += 1;
    if (events.some(({ numbered }) => numbered)) cached.numbering += 1;
  }
  return decided;
}

const largestBatch = 512;
/** Characters of events' data, so that a batch of large events does not hold the lock for long. */
const mostData = 4_000_000;
