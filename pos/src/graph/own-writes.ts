/** Has every question wait until what was changed just before can be seen in its answer. */
export interface OwnWrites {
  /** The token that a change was answered with. */
  wrote(consistencyToken: unknown): void;
  /** For the next request. */
  headers(): Readonly<Record<string, string>>;
}

/** now: ms since 1970. */
export function createOwnWrites(now: () => number): OwnWrites {
  let tokens: readonly { readonly token: string; readonly at: number }[] = [];
  return {
    wrote(token) {
      if (typeof token === 'string') tokens = [...tokens, { token, at: now() }].slice(-most);
    },
    headers() {
      tokens = tokens.filter(({ at }) => now() - at < memory);
      const joined = tokens.map(({ token }) => token).join(',');
      return joined === '' ? {} : { 'consistency-token': joined };
    },
  };
}

/** ms after which every read model has seen a change, or says itself that it is behind. */
const memory = 15_000;
/** Tokens in one header. */
const most = 8;
