export type Role = 'OWNER' | 'MANAGER' | 'CASHIER';

interface PersonalUserFields {
  readonly email: string;
  readonly displayName: string;
}

/**
 * A password's hash is in a table of identity's own, for events stay and hashes must not. `credentialId` names its
 * row, so the event alone decides from when on the password counts.
 */
interface CredentialChange {
  readonly credentialId: string;
}

export type UserCreated = {
  readonly type: 'UserCreated';
  readonly data: CredentialChange & { readonly userId: string; readonly role: Role };
  readonly personal: PersonalUserFields;
  readonly person: string;
};
export type UserUpdated = {
  readonly type: 'UserUpdated';
  readonly data: { readonly userId: string };
  readonly personal: Partial<PersonalUserFields>;
  readonly person: string;
};

/**
 * Changes of what a user may do carry the authorization version from which access tokens count; a token that was
 * issued under a lower one is refused. So a change takes effect at once, without a list of tokens.
 */
interface AuthorizationChange {
  readonly userId: string;
  readonly authorizationVersion: number;
}
export type RoleChanged = {
  readonly type: 'RoleChanged';
  readonly data: AuthorizationChange & { readonly role: Role };
};
export type PasswordChanged = {
  readonly type: 'PasswordChanged';
  readonly data: AuthorizationChange & CredentialChange;
};
export type UserDeactivated = { readonly type: 'UserDeactivated'; readonly data: AuthorizationChange };
export type UserReactivated = {
  readonly type: 'UserReactivated';
  readonly data: { readonly userId: string };
};
export type SessionEnded = {
  readonly type: 'SessionEnded';
  readonly data: {
    readonly userId: string;
    readonly sessionId: string;
    readonly reason: 'SIGNED_OUT' | 'REFRESH_TOKEN_REUSED';
  };
};

/** Stream `user-<userId>`. */
export type UserEvent =
  | UserCreated
  | UserUpdated
  | RoleChanged
  | PasswordChanged
  | UserDeactivated
  | UserReactivated
  | SessionEnded;

export type ApiKeyCreated = {
  readonly type: 'ApiKeyCreated';
  readonly data: {
    readonly apiKeyId: string;
    readonly name: string;
    readonly scopes: readonly string[];
    /** RFC 3339; null: never. */
    readonly expiresAt: string | null;
  };
};
export type ApiKeyRevoked = { readonly type: 'ApiKeyRevoked'; readonly data: { readonly apiKeyId: string } };

/** Stream `api-key-<apiKeyId>`. The key itself, hashed, is in a table of identity's own. */
export type ApiKeyEvent = ApiKeyCreated | ApiKeyRevoked;

/**
 * Stream `owners-shop`: who the active owners are. Whatever makes one or removes one is appended together with its
 * user's event, so that two owners who demote each other meet in this stream, and one of them stays.
 */
export type OwnersEvent =
  | { readonly type: 'OwnerAdded'; readonly data: { readonly userId: string } }
  | { readonly type: 'OwnerRemoved'; readonly data: { readonly userId: string } };
