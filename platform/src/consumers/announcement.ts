import type { DocumentChanged } from '../read-models/change-feed.ts';
import type { WorkingDocument } from './working-documents.ts';

/** What is told of a document that was written, or found as it is to be. */
export function announcement(
  { collection, id, changed, positions, before, document, traceparent }: WorkingDocument,
  build: string,
): DocumentChanged {
  const after = { id, document, positions, changed };
  const trace = traceparent === null ? {} : { traceparent };
  return { collection, build, id, changed, positions, ...trace, documents: { before, after } };
}
