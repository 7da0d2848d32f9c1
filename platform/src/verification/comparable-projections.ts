import type { ContextName } from '@tillgraph/shared-domain/context';
import { handledContexts } from '../consumers/handled-events.ts';
import { buildConsumer } from '../consumers/ledger/builds.ts';
import { openCollections } from '../consumers/open-collections.ts';
import type { Projection } from '../consumers/port.ts';
import type { CollectionWriter, ReadModelStore } from '../read-models/port.ts';
import type { AppliedState, ConsumerProgress } from './applied-state.ts';
import type { DocumentFinding } from './document-finding.ts';

/** A projection whose documents can be folded anew and compared. */
export interface CheckedProjection {
  readonly projection: Projection;
  readonly consumer: string;
  readonly collections: ReadonlyMap<string, CollectionWriter<object>>;
  /** What is folded, or is to be. */
  progress: ReadonlyMap<ContextName, ConsumerProgress>;
  /** What was folded before that. */
  folded: ReadonlyMap<ContextName, ConsumerProgress>;
}

export interface ComparableOptions {
  readonly context: ContextName;
  readonly store: ReadModelStore;
  readonly projections: readonly Projection[];
  /** Of the logs. */
  readonly epochs: ReadonlyMap<ContextName, string>;
}

/** Opens what can be compared, and says of the rest why it cannot. */
export async function comparableProjections(
  { context, store, projections, epochs }: ComparableOptions,
  state: AppliedState,
): Promise<{ checked: CheckedProjection[]; findings: DocumentFinding[] }> {
  const checked: CheckedProjection[] = [];
  const findings: DocumentFinding[] = [];
  for (const projection of projections) {
    const find = (message: string) =>
      findings.push({
        readModel: `${context}/${projection.name}`,
        id: null,
        message,
        differences: [],
        lastEvent: null,
      });
    const build = state.builds.get(projection.name);
    if (!build) {
      find('it was never made: start the shop.');
      continue;
    }
    if (build.version !== projection.version) {
      find(
        `it was not compared: its documents are of version ${build.version}, this program's of version ` +
          `${projection.version}. Start the shop, which makes them anew.`,
      );
      continue;
    }
    const consumer = buildConsumer(build);
    const contexts = handledContexts(projection.handles);
    const isOlder = (source: ContextName) => {
      const { epoch } = state.progress(consumer, source);
      return epoch !== undefined && epoch !== epochs.get(source);
    };
    if (contexts.some(isOlder)) {
      find(
        'it was not compared: it was made before a log was restored. Start the shop, which makes it anew.',
      );
      continue;
    }
    for (const { context: source, stream } of state.parkedStreams(consumer)) {
      find(`events of ${source}/${stream} are parked, see "tillgraph parked list".`);
    }
    const present = await Promise.all(
      projection.collections.map(({ name }) => store.exists(name, String(build.build))),
    );
    if (!present.every(Boolean)) {
      find('its documents are gone, or in another store than was looked at.');
      continue;
    }
    // Its version is the program's, so these are its collections.
    const collections = await openCollections(store, projection, { ...build, ...unused }, true);
    const one: CheckedProjection = {
      projection,
      consumer,
      collections,
      progress: new Map(),
      folded: new Map(),
    };
    one.progress = progressOf(one, state);
    checked.push(one);
  }
  return { checked, findings };
}

/** What opening a build's collections does not ask of it. */
const unused = { state: 'active', collections: [], retiredFor: null } as const;

export const progressOf = (
  { projection, consumer }: CheckedProjection,
  state: AppliedState,
): CheckedProjection['progress'] =>
  new Map(handledContexts(projection.handles).map((source) => [source, state.progress(consumer, source)]));
