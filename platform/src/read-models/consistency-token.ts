import { contextNames } from '@tillgraph/shared-domain/context';
import { slotCount } from '@tillgraph/shared-domain/slot';
import { z } from 'zod';
import { InvalidConsistencyTokenError } from './errors.ts';
import type { SeenPositions } from './port.ts';

/**
 * What was seen, as one opaque text: base64url of JSON `[[context, epoch, [[slot, position], ...]], ...]`. An entry
 * that was seen with its effects has a fourth element, "effects"; one that counts in any epoch "cause".
 */
export function encodeConsistencyToken(seen: readonly SeenPositions[]): string {
  const entries = merge(seen).map(({ context, epoch, positions, withEffects, inAnyEpoch }) => [
    context,
    epoch,
    positions.map(({ slot, position }) => [slot, position]),
    ...(withEffects ? [effects] : []),
    ...(inAnyEpoch ? [cause] : []),
  ]);
  return Buffer.from(JSON.stringify(entries)).toString('base64url');
}

/** Several tokens may be joined by commas. Throws `InvalidConsistencyTokenError`. */
export function decodeConsistencyToken(token: string): readonly SeenPositions[] {
  return merge(token.split(',').flatMap((part) => decodeOne(part.trim())));
}

const effects = 'effects';
const cause = 'cause';

const tokenShape = z
  .array(
    z.tuple([
      z.enum(contextNames),
      z.string().min(1).max(64),
      z.array(
        z.tuple([
          z
            .int()
            .min(0)
            .max(slotCount - 1),
          z.int().min(0),
        ]),
      ),
      z.literal([effects, cause]).optional(),
    ]),
  )
  .max(100);

function decodeOne(part: string): readonly SeenPositions[] {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) throw new InvalidConsistencyTokenError('Not base64url.');
  const parsed = tokenShape.safeParse(parseJson(Buffer.from(part, 'base64url').toString('utf8')));
  if (!parsed.success) throw new InvalidConsistencyTokenError('Not the entries of a token.');
  return parsed.data.map(([context, epoch, pairs, mark]) => ({
    context,
    epoch,
    positions: pairs.map(([slot, position]) => ({ slot, position })),
    ...(mark === effects && { withEffects: true }),
    ...(mark === cause && { inAnyEpoch: true }),
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidConsistencyTokenError('Not JSON.');
  }
}

/** One entry for each context, epoch and mark; the highest position for each slot. */
function merge(seen: readonly SeenPositions[]): readonly SeenPositions[] {
  const merged = new Map<string, { readonly entry: SeenPositions; readonly slots: Map<number, number> }>();
  for (const entry of seen) {
    const { context, epoch, positions, withEffects = false, inAnyEpoch = false } = entry;
    const key = `${context} ${epoch} ${withEffects} ${inAnyEpoch}`;
    const { slots } = merged.get(key) ?? { slots: new Map<number, number>() };
    merged.set(key, { entry, slots });
    for (const { slot, position } of positions) slots.set(slot, Math.max(position, slots.get(slot) ?? 0));
  }
  return [...merged.values()].map(({ entry, slots }) => ({
    ...entry,
    positions: [...slots].map(([slot, position]) => ({ slot, position })),
  }));
}
