import type { Projection } from '@tillgraph/platform/consumers';
import type { DomainEvent } from '@tillgraph/shared-domain/event';
import { recordAll } from '@tillgraph/shared-domain/testing/given';

/** What a projection makes of the events of one stream: documents by `<collection>/<id>`. */
export function documentsAfter(
  { apply }: Projection,
  ...events: readonly DomainEvent[]
): Readonly<Record<string, unknown>> {
  const documents = new Map<string, object | undefined>();
  for (const { collection, id, change } of recordAll('stream-1', events).flatMap(apply)) {
    const key = `${collection}/${id}`;
    documents.set(key, change(documents.get(key) as never)); // it was made by the same projection
  }
  return Object.fromEntries(documents);
}
