import { type ExecutionResult, GraphQLError } from 'graphql';

/** What graphql-js itself refuses, it refuses without a code: a value that is none of its type. */
export function withCodes(result: ExecutionResult): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(withCode) } : result;
}

function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions?.code !== undefined) {
    return error;
  }
  const { originalError } = error;
  const ofVariables = error.path === undefined;
  if (!ofVariables && !(originalError instanceof GraphQLError)) {
    return error;
  }
  const code = (originalError as GraphQLError | undefined)?.extensions?.code ?? 'BAD_USER_INPUT';
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    extensions: { ...error.extensions, code },
  });
}

/** What is refused before execution, by a GraphQLError that is thrown, is an answer, too; throws anything else on. */
export function refusalOf(thrown: unknown): ExecutionResult {
  if (thrown instanceof GraphQLError) return withCodes({ errors: [thrown] });
  throw thrown;
}
