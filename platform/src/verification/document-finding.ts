import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Difference } from './json-differences.ts';

/** What is wrong with a read model, or with one of its documents. */
export interface DocumentFinding {
  /** `orders/orders`: context and collection; or context and projection, where all its documents are meant. */
  readonly readModel: string;
  /** Null: all of them. */
  readonly id: string | null;
  readonly message: string;
  readonly differences: readonly Difference[];
  /** The last event that changed the document, by the log. */
  readonly lastEvent: Pick<Recorded, 'context' | 'stream' | 'version'> | null;
}
