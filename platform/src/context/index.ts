export { type ContextMetrics, type ContextMetricsOptions, openContextMetrics } from './context-metrics.ts';
export {
  type ContextRole,
  type ContextSurroundings,
  contextRoles,
  type RunningContext,
  runContext,
} from './run-context.ts';
export { type Standing, watchStandings } from './watch-standings.ts';
