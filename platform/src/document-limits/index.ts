export { type DocumentLimits, exceededLimit } from './document-limits.ts';
