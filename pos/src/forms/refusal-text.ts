import type { RefusalFragment } from '../graph/generated/graphql.ts';
import type { Messages } from '../messages/en.ts';

/** A refusal in the language that is spoken, where its code says enough; else as the shop says it, in English. */
export const refusalText = (
  { code, message }: Pick<RefusalFragment, 'code' | 'message'>,
  words: Messages['forms'],
): string => words.refusals[code] ?? message;
