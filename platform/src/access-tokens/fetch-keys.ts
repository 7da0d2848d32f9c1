import type { JSONWebKeySet } from 'jose';
import * as z from 'zod';

/** The keys that are published at the address. Throws when they cannot be had. */
export async function fetchKeys(url: string): Promise<JSONWebKeySet> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return keySet.parse(await response.json());
}

/** ms. */
const patience = 5_000;

/** What is in a key is jose's to judge. */
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
