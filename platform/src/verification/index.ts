export { type AppliedState, readAppliedState } from './applied-state.ts';
export { createFoldedDocuments, type FoldedDocuments } from './folded-documents.ts';
export type { Difference } from './json-differences.ts';
export { type KeptOutcome, type KeyReader, openKeyReader } from './key-reader.ts';
export { type LogReader, openLogReader } from './log-reader.ts';
export {
  type DocumentFinding,
  openReadModelCheck,
  type ReadModelCheck,
  type SecondLook,
  type SuspectDocument,
} from './read-model-check.ts';
