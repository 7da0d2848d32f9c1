import { type Logger, pino } from 'pino';

/** Lines of JSON on standard error; standard output is for what the program tells its user. */
export const createLogger = (level: string): Logger => pino({ level }, pino.destination(2));
