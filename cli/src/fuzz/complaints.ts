import type { Answer } from '../testing/graph-client.ts';

/** Codes that tell a client what it has done, or may do. */
const codes: ReadonlySet<unknown> = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND', 'STALE_READ', 'RATE_LIMITED'],
  ...[
    'OPERATION_TOO_COMPLEX',
    'CURSOR_EXPIRED',
    'BAD_REQUEST',
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ...['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_HASH_MISMATCH'],
]);

/** What only who looks inside would know: where code lies, what a database says, where a server is. */
const internals =
  /\bat \S+:\d+:\d+|node_modules|file:\/\/|\/(dist|src)\/|\.[cm]?[jt]s\b|\bselect\b.+\bfrom\b|insert into|at or near|relation "|duplicate key|violates|ECONN|EPIPE|ENOENT|127\.0\.0\.1|localhost|postgres|pg_|jsonb|is not a function|cannot read propert|is not iterable/i;

export type Errors = NonNullable<Answer['errors']>;

/** What an answer tells that it may not, or keeps from its reader. */
export function complaintsAbout(status: number, errors: Errors): readonly string[] {
  return [
    ...(status >= 500 ? [`the status ${status}`] : []),
    ...errors.flatMap((error) => {
      const text = JSON.stringify(error);
      const told = text.match(internals)?.[0];
      return [
        ...(codes.has(error.extensions?.code) ? [] : [`an error of ours: ${text}`]),
        ...(told === undefined ? [] : [`internals, ${told}: ${text}`]),
      ];
    }),
  ];
}

/** Of what is no GraphQL: a page, a refusal of HTTP itself. */
export const complaintsAboutText = (text: string): readonly string[] => {
  const told = text.match(internals)?.[0];
  return told === undefined ? [] : [`internals, ${told}: ${text.slice(0, 500)}`];
};
