import { composeSupergraph, type SubgraphSchema } from './compose.ts';

/** Where the supergraph's SDL comes from. */
export interface SupergraphSource {
  /** The first one; waits for what it needs, until the signal. */
  first(signal: AbortSignal): Promise<string>;
  /** For what the first one waits, as clients are told. */
  awaited(): string;
  /** Told of each changed one after the first. Returns the end of it. */
  watch(onChange: (sdl: string) => void): () => void;
}

/** The subgraphs' schemas are known from the start, wherever the subgraphs are, and do not change. */
export const composedOnce = (
  subgraphs: readonly SubgraphSchema[],
  cacheFolder?: string,
): SupergraphSource => ({
  first: () => composeSupergraph(subgraphs, cacheFolder),
  awaited: () => composing,
  watch: () => () => undefined,
});

export const composing = 'The supergraph is being composed.';
