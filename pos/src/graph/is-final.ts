interface GraphError {
  readonly extensions?: { readonly code?: unknown } | undefined;
}

/** Whether the same asked again would be refused again: the request itself is to blame, or who asks. */
export const isFinal = (errors: readonly GraphError[]): boolean =>
  errors.length > 0 && errors.every(({ extensions }) => finalCodes.has(extensions?.code));

const finalCodes: ReadonlySet<unknown> = new Set([
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CURSOR_EXPIRED',
  'GRAPHQL_VALIDATION_FAILED',
]);
