/** How an API key is written, so that people, programs and scanners for leaked secrets know one when they see it. */
export const apiKeys = {
  prefix: 'tgk_',
  /** Of the random part, in hexadecimal digits: one double click selects the whole key. */
  randomBytes: 32,
} as const;

/** Whether it says that it is one. What is signed never begins like this. */
export const looksLikeApiKey = (credential: string): boolean => credential.startsWith(apiKeys.prefix);
