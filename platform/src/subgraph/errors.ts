import { GraphQLError } from 'graphql';
import { codeOfRefusal, type Refusal, refusalReasons } from '../access-tokens/index.ts';

/** The codes that a subgraph answers with; the gateway adds its own. */
export type SubgraphErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'STALE_READ'
  | 'CURSOR_EXPIRED';

/** An error that a client sees as it is: a stable code, and a sentence that says what to do. */
export const codedError = (
  code: SubgraphErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...extensions } });

export const badUserInput = (message: string, argument: readonly string[]): GraphQLError =>
  codedError('BAD_USER_INPUT', message, { argument });

export const unauthenticated = (
  message = 'Sign in first: this needs an access token in the authorization header.',
): GraphQLError => codedError('UNAUTHENTICATED', message);

/** Of a credential that does not count. */
export const refusedCredential = (reason: Refusal): GraphQLError =>
  codedError(codeOfRefusal(reason), refusalReasons[reason]);

export const forbidden = (scope: string): GraphQLError =>
  codedError('FORBIDDEN', `This needs the scope ${scope}, which your role does not have.`);

export const staleRead = (): GraphQLError =>
  codedError(
    'STALE_READ',
    'The data is not yet as new as your consistency token asks: try again in a moment, or without the token.',
  );
