export { type ContextMetrics, type ContextMetricsOptions, openContextMetrics } from './context-metrics.ts';
export { type ContextSurroundings, type RunningContext, runContext } from './run-context.ts';
