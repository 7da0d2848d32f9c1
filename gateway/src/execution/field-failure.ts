/** What a client is told instead of a field's value. */
export interface FieldError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Stands in the fetched data where a value would be. So an error needs no path of its own: whatever way the response
 * takes through the data, aliases, lists and skipped fields included, it meets the failure at its place.
 */
export class FieldFailure {
  readonly error: FieldError;
  /** From here to the field that failed, where a null below came up to here. */
  readonly below: readonly (string | number)[];

  constructor(error: FieldError, below: readonly (string | number)[] = []) {
    this.error = error;
    this.below = below;
  }
}

export type Data = Record<string, unknown>;

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !(value instanceof FieldFailure);

/** Puts a failure where the path leads, or where a null ends it; false when there is a value after all. */
export function placeFailure(data: Data, path: readonly (string | number)[], error: FieldError): boolean {
  let place: unknown = data;
  for (const [depth, key] of path.entries()) {
    if (!isData(place)) {
      return false;
    }
    const next = Object.hasOwn(place, key) ? place[key] : undefined;
    if (next === null || next === undefined) {
      place[key] = new FieldFailure(error, path.slice(depth + 1));
      return true;
    }
    place = next;
  }
  return false;
}
