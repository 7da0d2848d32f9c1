export { type AppliedState, readAppliedState } from './applied-state.ts';
export type { DocumentFinding } from './document-finding.ts';
export { createFoldedDocuments, type FoldedDocuments } from './folded-documents.ts';
export type { Difference } from './json-differences.ts';
export { type KeptOutcome, type KeyReader, openKeyReader } from './key-reader.ts';
export { type LogReader, openLogReader } from './log-reader.ts';
export { openReadModelCheck, type ReadModelCheck } from './read-model-check.ts';
export type { SecondLook, SuspectDocument } from './second-look.ts';
