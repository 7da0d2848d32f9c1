import type { Difference, DocumentFinding } from '@tillgraph/platform/verification';

/** Something that does not hold. */
export interface Finding {
  /** `orders/order-123`: the stream that it is about; or a read model, where it is about all of one. */
  readonly about: string;
  readonly message: string;
}

export function documentFinding({
  readModel,
  id,
  message,
  differences,
  lastEvent,
}: DocumentFinding): Finding {
  if (id === null) return { about: readModel, message };
  const document = `${readModel}/${id}`;
  return {
    about: lastEvent ? `${lastEvent.context}/${lastEvent.stream}` : document,
    message: `the document ${document} ${message}${told(differences)}`,
  };
}

function told(differences: readonly Difference[]): string {
  const told = differences
    .filter(({ path }) => path !== '')
    .map(({ path, stored, folded }) => `${path} is ${stored} instead of ${folded}`);
  return told.length > 0 ? `: ${told.join(', ')}` : '';
}
