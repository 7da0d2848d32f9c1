/**
 * Keys by person, kept outside the logs: what is about a person is stored encrypted under the person's key, and
 * forgotten everywhere, copies and backups of the logs included, when the key is deleted.
 */
export interface PersonKeys {
  /** The person's key, made at first. Null when it was deleted: nothing more is kept about this person. */
  keyToEncrypt(person: string): Promise<PersonKey | null>;
  /** The keys that there are; a person whose key was deleted is absent. */
  keysToDecrypt(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;
  /** For ever. Other processes forget it when they are told, at the latest within their caches' short life. */
  deleteKey(person: string): Promise<void>;
  /** Those of the persons whose keys were deleted, as committed: never from a cache. */
  deletedAmong(persons: readonly string[]): Promise<ReadonlySet<string>>;
  /** Drops the keys in memory, for one of them was deleted elsewhere. */
  forget(): void;
  /** HMAC-SHA-256 under a key derived from the master key, in base64url: to find a personal value without storing it. */
  keyedHash(value: string): string;
  close(): Promise<void>;
}

export interface PersonKey {
  /** `place` names where the text is stored, and is needed to decrypt it: a ciphertext moved elsewhere is refused. */
  encrypt(text: string, place: string): Buffer;
  decrypt(encrypted: Buffer, place: string): string;
}
