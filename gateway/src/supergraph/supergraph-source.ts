import { composeSupergraph, type SubgraphSchema } from './compose.ts';

/** Where the supergraph's SDL comes from. */
export interface SupergraphSource {
  /** The first one; waits for what it needs. */
  first(): Promise<string>;
  /** Told of each changed one after the first. Returns the end of it. */
  watch(onChange: (sdl: string) => void): () => void;
}

/** The subgraphs' schemas are known from the start, wherever the subgraphs are, and do not change. */
export const composedOnce = (
  subgraphs: readonly SubgraphSchema[],
  cacheFolder?: string,
): SupergraphSource => ({
  first: () => composeSupergraph(subgraphs, cacheFolder),
  watch: () => () => undefined,
});
