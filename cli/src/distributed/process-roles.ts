import { type ContextRole, contextRoles } from '@tillgraph/platform/context';

/** What a process of a context does: it serves operations, makes documents, reacts, or publishes the log. */
export type ProcessRole = ContextRole | 'relay';

export const processRoles: readonly ProcessRole[] = [...contextRoles, 'relay'];
