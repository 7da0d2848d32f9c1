import { en } from '../messages/en.ts';
import { showFailure } from './show-failure.ts';

const refusal = (path: readonly string[] | null, message: string) => ({
  __typename: 'InvalidInput' as const,
  code: 'INVALID_INPUT',
  message,
  path,
});

function shown(values: object, ...refusals: ReturnType<typeof refusal>[]) {
  const errors: Record<string, string | undefined> = {};
  showFailure(
    { kind: 'refused', refusals },
    {
      // As react-hook-form types it: of all values at once.
      getValues: (() => values) as never,
      setError: (name: string, { message }: { message?: string }) => {
        errors[name] = message;
      },
    },
    en.forms,
  );
  return errors;
}

test('a refusal stands at its field, or at the nearest that holds it', () => {
  const values = { name: '', price: '', address: { city: '' } };
  expect(
    shown(
      values,
      refusal(['input', 'price', 'amount'], 'too much'),
      refusal(['input', 'address', 'city'], 'too long'),
    ),
  ).toEqual({ price: 'too much', 'address.city': 'too long' });
});

test('what is about no field stands at the form', () => {
  expect(shown({ name: '' }, refusal(null, 'gone'), refusal(['input', 'sku'], 'taken'))).toEqual({
    root: 'gone taken',
  });
});
