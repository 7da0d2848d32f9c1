import { useState } from 'react';
import { type DefaultValues, type Path, type Resolver, type UseFormReturn, useForm } from 'react-hook-form';
import type { Changed, ChangeState, Failure } from '../graph/change.ts';
import { useMessages } from '../messages/messages.tsx';
import { type Difference, differencesIn, isContested } from './differences.ts';
import { useFormDialog } from './form-dialog-context.ts';
import { changedValues, type FormValues } from './leaves.ts';
import { readPast } from './read-past.ts';
import { showFailure } from './show-failure.ts';

/** An entity as a form shows it. */
export interface Shown<Values> {
  readonly values: Values;
  /** That the values are of, by which the shop tells that somebody else was faster. */
  readonly version: number;
}

export interface EntityFormOptions<Values extends FormValues, Payload> {
  readonly resolver: Resolver<Values>;
  /** As it is when the form is opened; what changes later is told by a conflict. */
  readonly began: Shown<Values>;
  /** What stands in the form at first instead of what it began with, to be entered anew. */
  readonly blank?: Partial<Values>;
  /** As the shop has it now; absent where nobody else can have changed it, for it is new. */
  readonly now?: () => Promise<Shown<Values> | undefined>;
  /** `changed`: those that are others than in `began`. */
  readonly save: (entry: {
    readonly values: Values;
    readonly changed: Partial<Values>;
    readonly expectedVersion: number;
  }) => Promise<Changed<Payload>>;
  readonly state: ChangeState;
  readonly onSaved: (payload: Payload) => void;
}

export interface EntityForm<Values extends FormValues> {
  readonly form: UseFormReturn<Values>;
  readonly submit: () => Promise<void>;
  readonly state: ChangeState;
  /** What others changed meanwhile; empty when there is nothing. */
  readonly conflict: readonly Difference[];
  /** Puts into the field what is there now, or what was entered. */
  readonly choose: (field: string, text: string) => void;
}

/**
 * A form that makes or changes an entity. When somebody else changed it meanwhile, what they changed is taken over where
 * the form was left as it was, and shown; what both changed is kept as entered until it is chosen otherwise. The next
 * saving is of what they left.
 */
export function useEntityForm<Values extends FormValues, Payload>(
  options: EntityFormOptions<Values, Payload>,
): EntityForm<Values> {
  const { forms: words } = useMessages();
  const { allowLeaving } = useFormDialog();
  const [base, setBase] = useState(options.began);
  const [conflict, setConflict] = useState<readonly Difference[]>([]);
  const form = useForm<Values>({
    resolver: options.resolver,
    // All of them have one.
    defaultValues: { ...base.values, ...options.blank } as DefaultValues<Values>,
  });

  const choose = (field: string, text: string) =>
    // One of the form's own names, and a text as all of them are.
    form.setValue(field as Path<Values>, text as never, { shouldDirty: true, shouldValidate: true });

  async function save(from: Shown<Values>, retries: number): Promise<void> {
    const values = form.getValues();
    const changed = changedValues(values, from.values);
    const saved = await options.save({ values, changed, expectedVersion: from.version });
    if (saved.kind === 'done') {
      allowLeaving();
      options.onSaved(saved.payload);
      return;
    }
    const { now: look } = options;
    const now = look && isConflict(saved) ? await readPast(from.version, look) : undefined;
    const differences = now ? differencesIn(from.values, now.values, values) : [];
    if (!now || (differences.length === 0 && retries === 0)) {
      showFailure(saved, form, words);
      return;
    }
    setBase(now);
    form.reset(now.values as DefaultValues<Values>, { keepValues: true });
    for (const difference of differences) {
      if (!isContested(difference)) choose(difference.field, difference.now);
    }
    // Something that the form does not show was changed: nothing to decide.
    if (differences.length === 0) await save(now, retries - 1);
    else setConflict(differences);
  }

  const submit = form.handleSubmit(() => save(base, 3));
  return { form, submit: () => submit(), state: options.state, conflict, choose };
}

/** Of a version, or of the stock that was expected. */
const isConflict = (failure: Failure): boolean =>
  failure.kind === 'refused' &&
  failure.refusals.some(({ code, path }) => code === 'VERSION_MISMATCH' || path?.at(-1) === 'expectedOnHand');
