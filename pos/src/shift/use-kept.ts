import { useState } from 'react';
import { z } from 'zod';

/** A value that outlives a reload of this tab. `key` and `shape` are the same for as long as it is used. */
export function useKept<Value>(
  key: string,
  shape: z.ZodType<Value>,
  initial: Value,
): readonly [value: Value, keep: (value: Value) => void] {
  const [value, setValue] = useState(() => keptIn(key, shape) ?? initial);
  const keep = (changed: Value) => {
    sessionStorage.setItem(key, JSON.stringify(changed));
    setValue(changed);
  };
  return [value, keep];
}

export function keptIn<Value>(key: string, shape: z.ZodType<Value>): Value | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    // Kept by another version of the page.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
