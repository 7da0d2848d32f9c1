/**
 * Waits for all, also when one fails, and throws the first failure then: what is still being opened could otherwise
 * be missed by the closing.
 */
export async function allOpened<Results extends readonly unknown[]>(
  openings: readonly [...{ [Index in keyof Results]: Promise<Results[Index]> }],
): Promise<Results> {
  await Promise.allSettled(openings);
  return (await Promise.all(openings)) as unknown as Results; // each at its index
}
