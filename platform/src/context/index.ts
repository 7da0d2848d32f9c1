export { type ContextSurroundings, type RunningContext, runContext } from './run-context.ts';
