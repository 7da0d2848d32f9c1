/** What a client says that it has seen, in the header, in the operation's extensions, or in both; empty: nothing. */
export function consistencyTokenOf(
  header: string | undefined,
  extensions: Readonly<Record<string, unknown>> | null | undefined,
): string {
  const extension = extensions?.consistencyToken ?? '';
  return [header, typeof extension === 'string' ? extension : malformed].filter(Boolean).join(',');
}

/** Stands for what is no text, to be refused as a text that is no token is. */
const malformed = 'malformed';
