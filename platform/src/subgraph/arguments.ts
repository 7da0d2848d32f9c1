import { dateTime } from '@tillgraph/shared-domain/input';
import type { z } from 'zod';
import { badUserInput } from './errors.ts';

/** A query's argument, checked; BAD_USER_INPUT with its path when it is malformed. */
export function checkArgument<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: readonly string[],
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badUserInput(issue?.message ?? 'This value is not valid.', [
    ...path,
    ...(issue?.path ?? []).map(String),
  ]);
}

/** A DateTime argument as RFC 3339 text in UTC; undefined when it is absent. */
export const dateTimeArgument = (value: unknown, path: readonly string[]): string | undefined =>
  value == null ? undefined : checkArgument(dateTime, value, path);
