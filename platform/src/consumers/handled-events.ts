import { type ContextName, contextNames } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Handles } from './port.ts';

export const isHandled = (handles: Handles, { context, type }: Pick<Recorded, 'context' | 'type'>): boolean =>
  handles[context]?.includes(type) === true;

export const handledContexts = (handles: Handles): readonly ContextName[] =>
  contextNames.filter((context) => handles[context] !== undefined);
