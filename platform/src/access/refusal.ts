import type { Clause } from './access-rules.ts';

/** What is told instead of a field's value. */
export interface Refusal {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What a caller is told who lacks what a clause asks for. */
export function refusalOf(clause: Clause, anonymous: boolean): Refusal {
  if (anonymous) {
    return {
      message: 'Sign in first: this needs an access token in the authorization header.',
      extensions: { code: 'UNAUTHENTICATED' },
    };
  }
  return {
    message: `This needs ${rightOf(clause)}, which you do not have.`,
    extensions: { code: 'FORBIDDEN' },
  };
}

function rightOf(clause: Clause): string {
  switch (clause.kind) {
    case 'authenticated':
      return 'a signed-in user';
    case 'scopes':
      return `the scope ${clause.anyOf.map((scopes) => scopes.join(' and ')).join(', or ')}`;
  }
}
