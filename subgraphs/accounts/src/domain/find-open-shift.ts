import { type Refused, refuse } from '@tillgraph/shared-domain/decision';
import { notFound, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Account, AccountState } from './account.ts';
import { openSessionOf, type TillSession } from './till-session.ts';
import { locateTillSession } from './till-session-id.ts';

export type OpenShift =
  | { readonly accepted: true; readonly drawer: Account; readonly session: TillSession }
  | Refused;

/** The shift of that id at its drawer, or why nothing can be done in it. */
export function findOpenShift(id: string, drawer: AccountState): OpenShift {
  const number = locateTillSession(id)?.number;
  if (!drawer?.tillSession || number === undefined || number > drawer.tillSession.number) {
    return refuse(notFound('There is no shift with this id.', path));
  }
  const session = openSessionOf(drawer);
  if (session?.id === id) return { accepted: true, drawer, session };
  return refuse(
    stateNotAllowed(`Shift ${number} of ${drawer.code} is closed: it does not change any more.`, path),
  );
}

const path = ['input', 'tillSessionId'];
