import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { Failure } from '../graph/change.ts';
import type { Messages } from '../messages/en.ts';
import { refusalText } from './refusal-text.ts';

/**
 * Puts each refusal at the field that it is about, and what is about none at the form (`errors.root`). Fields have the
 * names that the input has, nested ones with points: a refusal of input.price.amount goes to `price.amount` or `price`.
 */
export function showFailure<Values extends FieldValues>(
  failure: Failure,
  { setError, getValues }: Pick<UseFormReturn<Values>, 'setError' | 'getValues'>,
  words: Messages['forms'],
): void {
  if (failure.kind !== 'refused') {
    setError('root', { message: failureText(failure, words) });
    return;
  }
  const fields = namesIn(getValues());
  const atAll: string[] = [];
  for (const refusal of failure.refusals) {
    const message = refusalText(refusal, words);
    const field = fieldOf(refusal.path?.slice(1) ?? [], fields);
    // A name that the form's values have is one of its paths.
    if (field) setError(field as FieldPath<Values>, { message });
    else atAll.push(message);
  }
  if (atAll.length > 0) setError('root', { message: atAll.join(' ') });
}

/** A failure in words, where there is no form. */
export function failureText(failure: Failure, words: Messages['forms']): string {
  switch (failure.kind) {
    case 'refused':
      return failure.refusals.map((refusal) => refusalText(refusal, words)).join(' ');
    case 'forbidden':
      return words.forbidden;
    case 'unanswered':
      return words.unanswered;
    case 'failed':
      return words.failed(failure.code);
  }
}

/** The longest beginning of the path that is a field. */
function fieldOf(path: readonly string[], fields: ReadonlySet<string>): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (fields.has(name)) return name;
  }
  return undefined;
}

function namesIn(values: FieldValues, before = ''): ReadonlySet<string> {
  return new Set(
    Object.entries(values).flatMap(([name, value]) => [
      before + name,
      ...(value instanceof Object ? namesIn(value, `${before}${name}.`) : []),
    ]),
  );
}
