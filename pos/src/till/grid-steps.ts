export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Tiles in sight at once. */
  readonly page: number;
}

/** The index that a key (KeyboardEvent.key) leads to from another; undefined when it leads nowhere. */
export function stepInGrid(
  key: string,
  from: number,
  { count, columns, page }: GridShape,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -page,
    PageDown: page,
    Home: -from,
    End: count - 1 - from,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  const far = key.startsWith('Page') ? Math.min(Math.max(from + step, 0), count - 1) : from + step;
  // Below the last row that is full, down leads to the last tile.
  if (key === 'ArrowDown' && far >= count) {
    return Math.floor(from / columns) < Math.floor((count - 1) / columns) ? count - 1 : undefined;
  }
  return far >= 0 && far < count ? far : undefined;
}
