import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@tillgraph/platform/observability';
import { composeSupergraph, type SubgraphSchema } from './compose.ts';
import { introspectSubgraph } from './introspect-subgraph.ts';
import { readSupergraphFile, type SubgraphSource } from './supergraph-file.ts';
import type { SupergraphSource } from './supergraph-source.ts';

export interface WatchedFileOptions {
  readonly file: string;
  /** Keeps the composed supergraph between starts. */
  readonly cacheFolder: string;
  readonly logger: Logger;
  /** The first supergraph is not wanted any more. */
  readonly signal: AbortSignal;
}

/**
 * A supergraph that a file tells: its SDL, or subgraphs to compose it of, each with its schema in a file or told by
 * itself. All of it is read again every few seconds, for some file systems tell no changes (Kubernetes mounts), and
 * subgraphs none. Rejects at first when the file is no supergraph; later such a file changes nothing.
 */
export function watchedFile(options: WatchedFileOptions): SupergraphSource {
  const { file, cacheFolder, logger } = options;
  const introspected = new Map<string, string>();
  let served: string | undefined;

  const typeDefsOf = async ({ name, schema }: SubgraphSource, signal: AbortSignal): Promise<string> => {
    if (schema.kind === 'text') {
      return schema.typeDefs;
    }
    try {
      const sdl = await introspectSubgraph(schema.url, signal);
      introspected.set(schema.url, sdl);
      return sdl;
    } catch (error) {
      const known = introspected.get(schema.url);
      if (known !== undefined) {
        return known;
      }
      throw new NotTold(name, error);
    }
  };

  const read = async (signal: AbortSignal): Promise<string> => {
    const told = await readSupergraphFile(file);
    if (told.kind === 'composed') {
      return told.sdl;
    }
    const schemas = await Promise.all(
      told.subgraphs.map(
        async (subgraph): Promise<SubgraphSchema> => ({
          name: subgraph.name,
          url: subgraph.url,
          typeDefs: await typeDefsOf(subgraph, signal),
        }),
      ),
    );
    return composeSupergraph(schemas, cacheFolder);
  };

  return {
    async first() {
      for (;;) {
        try {
          served = await read(options.signal);
          return served;
        } catch (error) {
          if (!(error instanceof NotTold)) throw error;
          logger.warn(
            { err: error, subgraph: error.subgraph },
            'A subgraph is waited for to tell its schema',
          );
        }
        await pause(retryInterval, undefined, { signal: options.signal });
      }
    },
    watch(onChange) {
      const stopping = new AbortController();
      const watch = async () => {
        for (;;) {
          await pause(readInterval, undefined, { signal: stopping.signal });
          try {
            const sdl = await read(stopping.signal);
            if (sdl !== served) {
              served = sdl;
              onChange(sdl);
            }
          } catch (error) {
            logger.error({ err: error }, 'A changed supergraph cannot be served: the one before it goes on');
          }
        }
      };
      // Ends by its abort alone.
      watch().catch(() => undefined);
      return () => stopping.abort();
    },
  };
}

/** ms. */
const retryInterval = 1_000;
const readInterval = 2_000;

/** A subgraph has not told its schema yet. */
class NotTold extends Error {
  override readonly name = 'NotTold';
  readonly subgraph: string;

  constructor(subgraph: string, cause: unknown) {
    super(`${subgraph} has not told its schema.`, { cause });
    this.subgraph = subgraph;
  }
}
