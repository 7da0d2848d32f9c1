import { decodeConsistencyToken, encodeConsistencyToken } from '@tillgraph/platform/read-models';

/** What clients of a shop have seen, so that each reads what any of them has written. */
export interface SeenTokens {
  /** Takes in the token of an answer, or of an event. */
  saw(extensions: Readonly<Record<string, unknown>> | undefined): void;
  /** For the next operation; empty as long as nothing was seen. */
  token(): string;
}

export function createSeenTokens(): SeenTokens {
  let seen = '';
  return {
    saw(extensions) {
      const token = extensions?.consistencyToken;
      if (typeof token !== 'string') return;
      // Merged, for the tokens of hundreds of answers are too long for a header.
      seen = encodeConsistencyToken(decodeConsistencyToken([seen, token].filter(Boolean).join(',')));
    },
    token: () => seen,
  };
}
