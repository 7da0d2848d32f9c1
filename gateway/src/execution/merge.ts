import { type Data, isData } from './field-failure.ts';

/** Adds what a fetch answered to what is there already. Lists of one field have one length in all subgraphs. */
export function mergeInto(target: Data, received: Data): void {
  for (const key of Object.keys(received)) {
    const value = received[key];
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (known === undefined || known === null) {
      target[key] = value;
    } else if (Array.isArray(known) && Array.isArray(value)) {
      mergeLists(known, value);
    } else if (isData(known) && isData(value)) {
      mergeInto(known, value);
    }
  }
}

function mergeLists(target: unknown[], received: readonly unknown[]): void {
  for (const [index, value] of received.entries()) {
    const known = target[index];
    if (known === undefined || known === null) {
      target[index] = value;
    } else if (Array.isArray(known) && Array.isArray(value)) {
      mergeLists(known, value);
    } else if (isData(known) && isData(value)) {
      mergeInto(known, value);
    }
  }
}
