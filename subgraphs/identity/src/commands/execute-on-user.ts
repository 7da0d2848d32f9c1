import type {
  ClaimChange,
  CommandMetadata,
  CommandOutcome,
  EventStore,
  JsonValue,
} from '@tillgraph/platform/event-store';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { UserEvent } from '@tillgraph/shared-domain/events/identity';
import { alreadyExists, versionMismatch } from '@tillgraph/shared-domain/user-error';
import { decideUser, type UserCommand } from '../domain/decide-user.ts';
import { normalizeEmail } from '../domain/email.ts';
import { type Owners, owners, ownersId } from '../domain/owners.ts';
import { type UserState, user } from '../domain/user.ts';

export interface CommandOnUser<Result extends JsonValue> {
  readonly userId: string;
  readonly command: UserCommand;
  readonly metadata: CommandMetadata;
  /** What the caller took the user to be at; null: whatever it is. */
  readonly expectedVersion?: number | null;
  /** `before`: the user that was decided on. */
  readonly result: (before: UserState) => Result;
}

/** Decides on the user and the owners, and appends to both streams or to neither. */
export function executeOnUser<Result extends JsonValue>(
  log: EventStore,
  { userId, command, metadata, expectedVersion, result }: CommandOnUser<Result>,
): Promise<CommandOutcome<Result>> {
  return log.execute<readonly [UserState, Owners], Result>({
    metadata,
    aggregates: [
      { aggregate: user, id: userId },
      { aggregate: owners, id: ownersId },
    ],
    decide: ([loaded, { state: ownersState }]) => {
      const decision = decideUser(command, loaded.state, ownersState);
      // The decider first: what is not there has no version to be wrong.
      if (loaded.version > 0 && expectedVersion != null && expectedVersion !== loaded.version) {
        return { accepted: false, errors: [versionMismatch(loaded.version)] };
      }
      if (!decision.accepted) return decision;
      return {
        accepted: true,
        appends: [
          { stream: streamOf(user, userId), events: decision.user.map((event) => ({ event })) },
          { stream: streamOf(owners, ownersId), events: decision.owners.map((event) => ({ event })) },
        ].filter(({ events }) => events.length > 0),
        claims: decision.user.flatMap((event) => emailClaims(log, userId, loaded.state, event)),
        result: result(loaded.state),
      };
    },
  });
}

/** The id of the user who signs in with this e-mail address. */
export const userWithEmail = (log: EventStore, email: string): Promise<string | null> =>
  log.claimOwner(emailScope, emailClaim(log, email));

const emailScope = 'user-email';

/** An e-mail address is personal, so only its keyed hash is claimed. */
const emailClaim = (log: EventStore, email: string): string => log.keyedHash(normalizeEmail(email));

function emailClaims(
  log: EventStore,
  owner: string,
  before: UserState,
  event: UserEvent,
): readonly ClaimChange[] {
  if (event.type !== 'UserCreated' && event.type !== 'UserUpdated') return [];
  const { email } = event.personal;
  if (email === undefined) return [];
  const claim = (address: string, change: ClaimChange['change']): ClaimChange => ({
    scope: emailScope,
    value: emailClaim(log, address),
    owner,
    change,
    taken: (existingId) =>
      alreadyExists('Another user has this e-mail address.', existingId, ['input', 'email']),
  });
  return [...(before ? [claim(before.email, 'release')] : []), claim(email, 'take')];
}
