export type { Logger } from 'pino';
export { Registry as MetricsRegistry } from 'prom-client';
export { createLogger } from './logger.ts';
export { type LoggedTrace, traceFields } from './trace-fields.ts';
