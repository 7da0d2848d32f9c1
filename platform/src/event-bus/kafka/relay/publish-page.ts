import type { ContextName } from '@tillgraph/shared-domain/context';
import type { EventRow, StoredLog } from '../../../event-store/index.ts';
import type { Tracer } from '../../../tracing/index.ts';
import { eventMessage, OmittedEventError, omittedMessage } from '../event-message.ts';
import type { KafkaClient } from '../kafka-client.ts';
import { eventsTopic } from '../topics.ts';
import type { Generation, Generations } from './generations.ts';
import type { Publisher } from './publisher.ts';
import { inRelaySpans } from './relay-spans.ts';

export interface PublishPageOptions {
  readonly context: ContextName;
  readonly log: Pick<StoredLog, 'read'>;
  readonly client: KafkaClient;
  readonly generations: Pick<Generations, 'store'>;
  readonly publisher: Pick<Publisher, 'send'>;
  readonly tracer?: Tracer | undefined;
  readonly onFailure: (error: unknown) => void;
}

/** Publishes what comes next in the log. Answers the generation as it is then: itself when there was nothing. */
export async function publishPage(generation: Generation, options: PublishPageOptions): Promise<Generation> {
  const { context, log, generations } = options;
  const rows = withinBytes(await log.read(generation.position, pageSize));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return generation;
  if (rows.some(({ epoch }) => epoch !== generation.epoch)) {
    throw new Error(`The log of ${context} was restored: it is published anew.`);
  }
  if (Number(first.position) !== generation.position + 1) {
    throw new Error(`The log of ${context} goes on at ${first.position}, not after ${generation.position}.`);
  }
  const { tracer } = options;
  const offsets = await (tracer
    ? inRelaySpans(rows, context, tracer, (traced) => send(traced, generation, options))
    : send(rows, generation, options));
  const next = { ...generation, position: Number(last.position), offsets };
  await generations.store(next);
  return next;
}

/** In order: when a batch is too large it is sent in halves, and an event that alone is too large as its place only. */
async function send(
  rows: readonly EventRow[],
  generation: Generation,
  options: PublishPageOptions,
): Promise<readonly number[]> {
  const { client, context, publisher, onFailure } = options;
  const topic = eventsTopic(client.prefix, context, generation.generation);
  const attempt = async (message: typeof eventMessage) => {
    const messages = rows.map((row) => message(row, generation.generation, generation.partitions));
    return offsetsAfter(generation, await publisher.send(topic, messages));
  };
  try {
    return await attempt(eventMessage);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
  }
  const [row] = rows;
  if (row && rows.length === 1) {
    onFailure(new OmittedEventError({ context, type: row.type, position: Number(row.position) }));
    return attempt(omittedMessage);
  }
  const half = Math.ceil(rows.length / 2);
  const offsets = await send(rows.slice(0, half), generation, options);
  return send(rows.slice(half), { ...generation, offsets }, options);
}

function offsetsAfter(
  { generation, offsets }: Generation,
  next: ReadonlyMap<number, number>,
): readonly number[] {
  return offsets.map((offset, partition) => {
    const written = next.get(partition) ?? offset;
    if (written >= offset) return written;
    throw new Error(`Partition ${partition} of generation ${generation} was made anew: it is at ${written}.`);
  });
}

function withinBytes(rows: readonly EventRow[]): readonly EventRow[] {
  let bytes = 0;
  const tooMany = rows.findIndex((row) => {
    bytes += JSON.stringify(row.data).length + (row.personal?.length ?? 0);
    return bytes > pageBytes;
  });
  return tooMany === -1 ? rows : rows.slice(0, Math.max(1, tooMany));
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error &&
  (('type' in error && (error.type === 'MESSAGE_TOO_LARGE' || error.type === 'RECORD_LIST_TOO_LARGE')) ||
    isTooLarge(error.cause));

/** Events. */
const pageSize = 500;
/** Before compression; a larger event is a page of its own. */
const pageBytes = 2 ** 20;
