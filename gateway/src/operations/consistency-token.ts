/** What a client says that it has seen, in the header, in the operation's extensions, or in both; empty: nothing. */
export function consistencyTokenOf(
  header: string | undefined,
  extensions: Readonly<Record<string, unknown>> | null | undefined,
): string {
  const extension = extensions?.consistencyToken ?? '';
  return [header, isText(extension) ? extension : malformed].filter(Boolean).join(',');
}

/** It goes on to subgraphs as a header, where no other character may stand. */
const isText = (token: unknown): token is string => typeof token === 'string' && /^[\x20-\x7e]*$/.test(token);

/** Stands for what is no such text, to be refused as a text that is no token is. */
const malformed = 'malformed';
