/** Whether a value has lists and objects within each other, more than `depth`. */
export function nestsDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return depth === 0 || Object.values(value).some((item) => nestsDeeper(item, depth - 1));
}
