/** What a client says that it has seen, in the header, in the operation's extensions, or in both; empty: nothing. */
export function consistencyTokenOf(
  header: string | undefined,
  extensions: Readonly<Record<string, unknown>> | null | undefined,
): string {
  const extension = extensions?.consistencyToken;
  return [header, typeof extension === 'string' ? extension : undefined].filter(Boolean).join(',');
}
