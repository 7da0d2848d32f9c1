import type { Positions } from './port.ts';

/** Rises with each event that is applied to a document, of whatever context; compares states of one document only. */
export function revisionOf(positions: Positions): number {
  let revision = 0;
  for (const position of Object.values(positions)) revision += position;
  return revision;
}
