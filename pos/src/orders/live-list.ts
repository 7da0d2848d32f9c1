/** What a list must know of an order to have it in its place. */
export interface Listed {
  readonly id: string;
  readonly number: string;
  /** RFC 3339 in UTC. */
  readonly placedAt: string;
}

export interface Heard<Order> {
  readonly order: Order;
  /** False when it is no longer one of the list's. */
  readonly matches: boolean;
}

/** The newest that was heard of each order, by its id. */
export type LiveChanges<Order> = ReadonlyMap<string, Heard<Order>>;

export const hear = <Order extends Listed>(
  changes: LiveChanges<Order>,
  heard: Heard<Order>,
): LiveChanges<Order> => new Map(changes).set(heard.order.id, heard);

/**
 * The orders that were loaded, newest first, with what was heard since: those that left are out, those that came in stand in
 * their place. What belongs below the last that was loaded comes with its page.
 */
export function withChanges<Order extends Listed>(
  loaded: readonly Order[],
  changes: LiveChanges<Order>,
  hasMore: boolean,
): readonly Order[] {
  const known = new Set(loaded.map(({ id }) => id));
  const last = loaded.at(-1);
  const came = [...changes.values()].flatMap(({ order, matches }) =>
    matches && !known.has(order.id) && !(hasMore && last && newestFirst(order, last) > 0) ? [order] : [],
  );
  const stayed = loaded.filter(({ id }) => changes.get(id)?.matches !== false);
  return came.length === 0 ? stayed : [...came, ...stayed].sort(newestFirst);
}

const newestFirst = (left: Listed, right: Listed): number =>
  right.placedAt.localeCompare(left.placedAt) || Number(right.number) - Number(left.number);
