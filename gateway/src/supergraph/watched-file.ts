import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@tillgraph/platform/observability';
import { CompositionFailed, composeSupergraph, type SubgraphSchema } from './compose.ts';
import { introspectSubgraph } from './introspect-subgraph.ts';
import { createRememberedSchemas } from './remembered-schemas.ts';
import { readSupergraphFile, type SubgraphSource } from './supergraph-file.ts';
import { composing, type SupergraphSource } from './supergraph-source.ts';

export interface WatchedFileOptions {
  readonly file: string;
  /** Keeps between starts what was composed, and what subgraphs have told of themselves. */
  readonly cacheFolder: string;
  readonly logger: Logger;
}

export interface WatchedFile extends SupergraphSource {
  /** The subgraphs that did not tell their schemas when they were last asked. */
  silent(): readonly string[];
}

/**
 * A supergraph that a file tells: its SDL, or subgraphs to compose it of, each with its schema in a file or told by
 * itself. All of it is read again every few seconds, for some file systems tell no changes (Kubernetes mounts), and
 * subgraphs none. It begins with what subgraphs told before, and waits only for those that never have. Rejects at first
 * when the file is no supergraph; later such a file changes nothing.
 */
export function watchedFile({ file, cacheFolder, logger }: WatchedFileOptions): WatchedFile {
  const remembered = createRememberedSchemas(join(cacheFolder, 'subgraphs'));
  let silent: readonly string[] = [];
  let served: string | undefined;

  const ask = async (url: string, signal: AbortSignal): Promise<string> => {
    const sdl = await introspectSubgraph(url, signal);
    await remembered.put(url, sdl);
    return sdl;
  };

  /** By what subgraphs say now, and of those that say nothing what they said before; without a signal, by that alone. */
  const read = async (signal?: AbortSignal): Promise<string> => {
    const told = await readSupergraphFile(file);
    if (told.kind === 'composed') {
      return told.sdl;
    }
    const nowSilent: string[] = [];
    const typeDefsOf = async ({ name, schema }: SubgraphSource): Promise<string | undefined> => {
      if (schema.kind === 'text') return schema.typeDefs;
      if (!signal) return remembered.get(schema.url);
      try {
        return await ask(schema.url, signal);
      } catch (err) {
        signal.throwIfAborted();
        nowSilent.push(name);
        if (!silent.includes(name))
          logger.warn({ err, subgraph: name }, 'A subgraph does not tell its schema');
        return remembered.get(schema.url);
      }
    };
    const subgraphs = await Promise.all(
      told.subgraphs.map(async (each) => ({ ...each, typeDefs: await typeDefsOf(each) })),
    );
    silent = nowSilent;
    const known = subgraphs.filter(
      (each): each is typeof each & SubgraphSchema => each.typeDefs !== undefined,
    );
    if (known.length < subgraphs.length) throw new NotTold();
    return composeSupergraph(known, cacheFolder);
  };

  return {
    silent: () => silent,
    awaited: () => (silent.length === 0 ? composing : `Not all has been told yet: ${silent.join(', ')}.`),
    async first(signal) {
      try {
        served = await read();
        return served;
      } catch (error) {
        if (!(error instanceof NotTold || error instanceof CompositionFailed)) throw error;
      }
      for (;;) {
        try {
          served = await read(signal);
          return served;
        } catch (error) {
          if (!(error instanceof NotTold)) throw error;
        }
        await pause(retryInterval, undefined, { signal });
      }
    },
    watch(onChange) {
      const stopping = new AbortController();
      const watch = async () => {
        for (;;) {
          try {
            const sdl = await read(stopping.signal);
            if (sdl !== served) {
              served = sdl;
              onChange(sdl);
            }
          } catch (error) {
            stopping.signal.throwIfAborted();
            logger.error({ err: error }, 'A changed supergraph cannot be served: the one before it goes on');
          }
          await pause(readInterval, undefined, { signal: stopping.signal });
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

/** A subgraph has never told its schema. */
class NotTold extends Error {
  override readonly name = 'NotTold';
}
