export { createFoldedDocuments, type FoldedDocuments } from './folded-documents.ts';
export { type LogReader, openLogReader } from './log-reader.ts';
export { type DocumentFinding, openReadModelCheck, type ReadModelCheck } from './read-model-check.ts';
