import type { OnPage } from './pages.ts';
import type { ShopGraph } from './shop-graph.ts';

/** What can be written as a CSV file. */
export interface Export {
  readonly columns: readonly string[];
  /** A cell for each column; texts that people wrote have their guard. */
  rows(graph: ShopGraph, scope: ExportScope): AsyncIterable<readonly string[]>;
}

export interface ExportScope {
  /** UTC; of what happened from then on. */
  readonly from: string | undefined;
  /** UTC; of what happened before that. */
  readonly to: string | undefined;
  /** The code of an account. */
  readonly account: string | undefined;
  readonly onPage: OnPage;
}
