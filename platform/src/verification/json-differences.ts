/** Where two documents differ. */
export interface Difference {
  /** `lines.0.total.minor`; empty for the document itself. */
  readonly path: string;
  /** What stands there; of a text only that it does, for it may be about somebody. */
  readonly stored: string;
  readonly folded: string;
}

/** As JSON, where an absent field and an undefined one are the same. At most `limit`. */
export function jsonDifferences(stored: unknown, folded: unknown, limit: number): readonly Difference[] {
  const differences: Difference[] = [];
  compare(stored, folded, '');
  return differences;

  function compare(left: unknown, right: unknown, path: string): void {
    if (left === right || differences.length >= limit) return;
    if (isObject(left) && isObject(right) && Array.isArray(left) === Array.isArray(right)) {
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        compare(Reflect.get(left, key), Reflect.get(right, key), path === '' ? key : `${path}.${key}`);
      }
      return;
    }
    const [stored, folded] = [told(left), told(right)];
    const isText = typeof left === 'string' && typeof right === 'string';
    differences.push({ path, stored, folded: isText ? 'another text' : folded });
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return typeof value === 'string' ? 'a text' : String(value);
}
