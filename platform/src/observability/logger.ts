import { type Logger, pino, stdSerializers } from 'pino';
import { seldomWarnings } from './seldom-warnings.ts';

/** Lines of JSON on standard error; standard output is for what the program tells its user. */
export const createLogger = (level: string): Logger =>
  pino(
    { level, serializers: { err: told, error: told }, hooks: { logMethod: seldomWarnings() } },
    pino.destination(2),
  );

/** What happened and where. An error's other fields may hold a whole connection, with what went through it. */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, ...rest } = stdSerializers.err(error);
  return { type, message, stack, ...('code' in rest && { code: rest.code }) };
}
