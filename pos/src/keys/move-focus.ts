import type { KeyboardEvent } from 'react';

/** Arrow up and down lead through the elements of that selector, in their order. */
export function moveFocus(event: KeyboardEvent, within: HTMLElement | null, selector: string): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !within) return;
  const stops = [...within.querySelectorAll<HTMLElement>(selector)];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
