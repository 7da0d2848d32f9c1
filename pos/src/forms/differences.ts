import { type FormValues, leavesOf } from './leaves.ts';

/** A field that somebody else changed while it stood in a form. */
export interface Difference {
  /** As the form names it, with points: `address.city`. */
  readonly field: string;
  /** When the form was begun. */
  readonly began: string;
  readonly now: string;
  readonly entered: string;
}

/** What others changed since the form was begun, in the order of its fields. */
export function differencesIn<Values extends FormValues>(
  began: Values,
  now: Values,
  entered: Values,
): readonly Difference[] {
  const [before, present] = [leavesOf(began), leavesOf(now)];
  return [...leavesOf(entered)]
    .map(([field, text]) => ({
      field,
      began: before.get(field) ?? '',
      now: present.get(field) ?? '',
      entered: text,
    }))
    .filter(({ began, now }) => began !== now);
}

/** Whether there is anything to decide: both changed it, each to something else. */
export const isContested = ({ began, now, entered }: Difference): boolean =>
  entered !== began && entered !== now;
