import { z } from 'zod';

/** A part of the shop. `lag`: events that it has yet to take; null where it takes none. */
export type Service = z.infer<typeof service>;

export interface ShopStatus {
  readonly services: readonly Service[];
  /** When it was told, ms since 1970. */
  readonly at: number;
}

/** Asks the gateway, which answers 503 when a part is down. Throws when there is no answer that can be read. */
export async function readStatus(signal: AbortSignal): Promise<ShopStatus> {
  const response = await fetch('/status', {
    headers: { accept: 'application/json' },
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  return { services: parseStatus(await response.json()), at: Date.now() };
}

/** What is wrong first, else in the order in which they are told. */
export const parseStatus = (answer: unknown): readonly Service[] =>
  shape.parse(answer).services.sort((left, right) => Number(left.up) - Number(right.up));

const service = z.object({
  name: z.string(),
  up: z.boolean(),
  lag: z.number().nullable(),
  version: z.string(),
});

const shape = z.object({ services: z.array(service) });

/** ms */
const patience = 10_000;
