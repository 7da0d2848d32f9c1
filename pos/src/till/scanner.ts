/** The keys of a burst so far, as a barcode scanner types them. */
export interface Burst {
  readonly text: string;
  /** ms, of the last key. */
  readonly at: number;
}

export const noBurst: Burst = { text: '', at: Number.NEGATIVE_INFINITY };

export interface Heard {
  readonly burst: Burst;
  /** The code, when Enter ended a burst. */
  readonly scanned?: string;
}

/** Hears one key (KeyboardEvent.key) at its time in ms. */
export function hearKey({ text, at }: Burst, key: string, now: number): Heard {
  const quick = now - at <= longestPause;
  if (key === 'Enter') {
    return quick && text.length >= shortestCode ? { burst: noBurst, scanned: text } : { burst: noBurst };
  }
  // Shift comes between the letters of a code.
  if (key.length !== 1) return { burst: key === 'Shift' ? { text, at } : noBurst };
  return { burst: { text: quick ? text + key : key, at: now } };
}

/** ms between two keys. Scanners take a few; the fastest typists 60 and more. */
const longestPause = 40;
/** The shortest of the usual codes are EAN-8 and SKUs of some letters. */
const shortestCode = 4;
