export { createLogTailBus, type LogSource } from './log-tail/log-tail-bus.ts';
export type * from './port.ts';
