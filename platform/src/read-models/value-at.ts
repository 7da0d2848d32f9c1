/** What a document has at a path, `total.minor`; undefined: nothing. */
export function valueAt(document: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined),
      document,
    );
}
