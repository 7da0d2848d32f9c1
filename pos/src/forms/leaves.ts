/** What a form holds: texts, some of them grouped, as an address is. */
export interface FormValues {
  readonly [name: string]: string | FormValues;
}

/** Each text by its name, grouped ones with points: `address.city`. */
export function leavesOf(values: FormValues, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[before + name, value] as const]
        : [...leavesOf(value, `${before}${name}.`)],
    ),
  );
}

/** Those of the values, whole groups of them, that are others than before. */
export function changedValues<Values extends FormValues>(values: Values, before: Values): Partial<Values> {
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  // Some of the values' own entries.
  return Object.fromEntries(changed) as Partial<Values>;
}
