/** Those of an update's fields whose value differs from the present one: what an event records of it. */
export function changedFields<Fields extends object>(
  fields: Partial<Fields>,
  present: Fields,
): Partial<Fields> {
  const isChanged = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(Reflect.get(present, name));
  // Entries of the fields alone, so of their type; Object.fromEntries forgets it.
  return Object.fromEntries(Object.entries(fields).filter(isChanged)) as Partial<Fields>;
}
