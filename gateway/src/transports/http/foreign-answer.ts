import { GraphQLError } from 'graphql';
import { type AnswerReader, readAnswer } from './read-answer.ts';

/**
 * Of a subgraph that is not ours. What it tells of its own faults is for its owners to decide, so it goes on to the
 * client as it is; ours tell no more than an id.
 */
export const readForeignAnswer: AnswerReader = (answer) => {
  const result = readAnswer(answer);
  return result.errors ? { ...result, errors: result.errors.map(toldAsItIs) } : result;
};

export function toldAsItIs(error: GraphQLError): GraphQLError {
  const { code = faultCode, stacktrace: _internal, ...extensions } = error.extensions;
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    extensions: { ...extensions, code: code === 'INTERNAL_SERVER_ERROR' ? faultCode : code },
  });
}

/** As @apollo/gateway calls it. */
const faultCode = 'DOWNSTREAM_SERVICE_ERROR';
