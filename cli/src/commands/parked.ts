import { StartRefused } from '@tillgraph/platform/config';
import type { ConsumerAdministration } from '@tillgraph/platform/consumers';
import type { Environment } from '../environment.ts';
import { type Administrations, requireServed, withAdministrations } from '../shop/administrations.ts';
import { printTable } from '../table.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph parked list | show ID | retry ID | skip ID`; the id is the context's name and the number that list shows. */
export async function parked([action, id]: readonly string[], environment: Environment): Promise<void> {
  if (action === 'list') return withAdministrations(environment, list);
  const act = actions.get(action ?? '');
  if (!act || !id) throw new WrongUsage('Say "parked list", or "parked show", "retry" or "skip" with an ID.');
  await withAdministrations(environment, async (administrations) => {
    const [context, number = ''] = id.split('/');
    const administration = administrations.find(([name]) => name === context)?.[1];
    if (!administration)
      throw new StartRefused(`There is no ${id}: "tillgraph parked list" shows what is parked.`);
    await act(administration, number);
  });
}

async function list(administrations: Administrations): Promise<void> {
  const streams = await Promise.all(
    administrations.map(async ([context, administration]) =>
      (await administration.parkedStreams()).map((stream) => ({ ...stream, id: `${context}/${stream.id}` })),
    ),
  );
  printTable(
    ['ID', 'CONSUMER', 'STREAM', 'EVENTS', 'SINCE', 'FAILURE'],
    streams
      .flat()
      .map(({ id, consumer, stream, events, parkedAt, error }) => [
        id,
        consumer,
        stream,
        events,
        parkedAt.toISOString(),
        firstLine(error),
      ]),
  );
}

type Act = (administration: ConsumerAdministration, id: string) => Promise<void>;

const actions = new Map<string, Act>([
  ['show', show],
  ['retry', worksOff((administration, id) => administration.retry(id), 'was handled')],
  [
    'skip',
    worksOff((administration, id) => administration.skip(id), 'goes on without its first parked event'),
  ],
]);

async function show(administration: ConsumerAdministration, id: string): Promise<void> {
  const events = await administration.parkedEvents(id);
  printTable(
    ['POSITION', 'VERSION', 'TYPE', 'ATTEMPTS', 'SINCE', 'FAILURE'],
    events.map(({ position, version, type, attempts, parkedAt, error }) => [
      position,
      version,
      type,
      attempts,
      parkedAt.toISOString(),
      firstLine(error),
    ]),
  );
  const failed = events.find(({ error }) => error !== null);
  if (failed?.error) console.log(`\n${failed.error}`);
}

function worksOff(work: Act, outcome: string): Act {
  return async (administration, id) => {
    await requireServed(administration);
    await work(administration, id).catch((cause) => {
      throw new StartRefused(`It is still parked: ${cause.message}`, { cause });
    });
    console.log(`The stream ${outcome}.`);
  };
}

const firstLine = (error: string | null) => error?.split('\n')[0] ?? '';
