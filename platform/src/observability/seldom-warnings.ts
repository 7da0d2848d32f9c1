import type { LoggerOptions } from 'pino';
import type { TraceFields } from './trace-fields.ts';

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/**
 * For pino's `hooks.logMethod`: the same warning is told once in a while, with how often it came meanwhile. While a
 * server is away, everything that needs it says so again and again. Errors are all told.
 */
export function seldomWarnings(now: () => number = () => performance.now()): LogMethod {
  const told = new Map<string, { readonly at: number; repeated: number }>();
  return function logMethod(args, method, level) {
    if (level !== warning) return method.apply(this, args);
    const [fields, message] = fieldsOf(args);
    const key = keyOf(fields, message);
    const before = told.get(key);
    if (before && now() - before.at < quiet) {
      before.repeated += 1;
      return;
    }
    if (told.size >= mostTold) told.clear();
    told.set(key, { at: now(), repeated: 0 });
    return before && before.repeated > 0
      ? method.call(this, { ...fields, repeated: before.repeated }, message)
      : method.apply(this, args);
  };
}

function fieldsOf([first, second]: readonly unknown[]): readonly [object, string] {
  return typeof first === 'object' && first !== null ? [first, String(second ?? '')] : [{}, String(first)];
}

/**
 * Which warning it is: what is said, of whom. An error counts by its message, for each has another stack; in whose request
 * it came does not count, for each has another.
 */
const keyOf = (fields: object, message: string) =>
  JSON.stringify([message, { ...fields, ...noTrace }], (_name, value: unknown) =>
    value instanceof Error ? value.message : typeof value === 'bigint' ? String(value) : value,
  );

const noTrace: Record<keyof TraceFields, undefined> = {
  correlation_id: undefined,
  trace_id: undefined,
  span_id: undefined,
};

/** pino's number of `warn`. */
const warning = 40;
/** ms */
const quiet = 10_000;
const mostTold = 1000;
