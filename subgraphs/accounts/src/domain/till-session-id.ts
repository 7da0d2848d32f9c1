/**
 * The id says which shift of which drawer it is: so the write side finds the drawer, without asking a read model that
 * may be behind. To everyone else it is opaque.
 */
export const tillSessionId = (accountId: string, number: number): string => `${accountId}-shift-${number}`;

/** Undefined for what cannot be an id of a shift. */
export function locateTillSession(
  id: string,
): { readonly accountId: string; readonly number: number } | undefined {
  const [, accountId, number] = /^(.+)-shift-([1-9]\d{0,8})$/.exec(id) ?? [];
  return accountId === undefined ? undefined : { accountId, number: Number(number) };
}

/** What is no shift's id names no drawer either: so nobody finds a shift there. */
export const drawerIdOf = (tillSessionId: string): string =>
  locateTillSession(tillSessionId)?.accountId ?? tillSessionId;
