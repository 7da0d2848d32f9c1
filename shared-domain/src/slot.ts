/** A stream's unit of order and of parallel consuming: 0 to 63, fixed for ever. */
export type Slot = number;

export const slotCount = 64;

/** FNV-1a (32 bit, http://www.isthe.com/chongo/tech/comp/fnv/) over the stream's UTF-8 bytes, mod 64. */
export function slotOf(stream: string): Slot {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(stream)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0) % slotCount;
}

const utf8 = new TextEncoder();
