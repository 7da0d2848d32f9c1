interface Lasting {
  readonly revokedAt: string | null;
  readonly expiresAt: string | null;
}

/** Whether a key lets somebody in. now: ms since 1970. */
export function apiKeyState({ revokedAt, expiresAt }: Lasting, now: number): 'valid' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'valid';
}
