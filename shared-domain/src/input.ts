import { z } from 'zod';
import { parseDateTime } from './date-time.ts';
import type { ParsedDecimal } from './decimal.ts';
import { parsePercent } from './discount.ts';
import { currencyPlaces, type Money, parseAmount } from './money.ts';
import { maxQuantity } from './quantity.ts';
import { parseTaxRate } from './tax.ts';
import { type InvalidInput, invalidInput } from './user-error.ts';

export type ParsedInput<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly InvalidInput[] };

/** A mutation's input as values of the domain, or everything that is wrong with it, each with its path. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): ParsedInput<z.output<Schema>> {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : {
        ok: false,
        errors: parsed.error.issues.map(({ message, path }) =>
          invalidInput(message, ['input', ...path.map(String)]),
        ),
      };
}

export interface TextBounds {
  /** In characters (code points). From 1 on, blanks alone are refused too. */
  readonly min: number;
  readonly max: number;
  /** Takes line breaks and tabs. */
  readonly multiline?: boolean;
}

/** Text as it was typed. */
export const text = ({ min, max, multiline = false }: TextBounds) =>
  z.string('Give a text.').superRefine((value, context) => {
    const message =
      // UTF-16 units first: a text of a megabyte is refused before its characters are counted.
      value.length > 2 * max || countCharacters(value) > max
        ? `Give at most ${max} characters.`
        : min > 0 && value.trim() === ''
          ? 'Give a text that is not empty.'
          : countCharacters(value) < min
            ? `Give at least ${min} characters.`
            : (multiline ? unprintableBlock : unprintableLine).test(value)
              ? 'Take the control characters and broken characters out of the text.'
              : undefined;
    if (message) {
      context.addIssue({ code: 'custom', message });
    }
  });

/** A text by which people find something: blanks at its ends, which nobody sees, would make two of one. */
export const code = (bounds: TextBounds) =>
  text(bounds).refine(
    (value) => value === value.trim() || value.trim() === '',
    'Take the blanks at its beginning and end out.',
  );

/** Absent and null are both none. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);

export const optionalText = (bounds: TextBounds) => optional(text(bounds));

/** For updates: absent leaves the value as it is, null clears it. */
export const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().exactOptional();

/** For updates: absent leaves the value as it is; it cannot be cleared. */
export const changeable = <Schema extends z.ZodType>(schema: Schema) => schema.exactOptional();

/** A list whose length is checked before its elements are. `things` as in "Give at most 500 lines". */
export const list = <Schema extends z.ZodType>(
  element: Schema,
  { min, max, things }: { readonly min: number; readonly max: number; readonly things: string },
) =>
  z
    .array(z.unknown(), `Give a list of ${things}.`)
    .min(min, `Give ${things}: at least ${min}.`)
    .max(max, `Give at most ${max} ${things}.`)
    .pipe(z.array(element));

/** Opaque: made by Tillgraph, or a name such as `till`. */
export const id = z.string('Give an id.').regex(/^[\x21-\x7e]{1,128}$/, 'Give an id of 1 to 128 characters.');

export const idempotencyKey = text({ min: 1, max: 200 });

export const expectedVersion = z.int('Give a version.').min(0, 'Give a version that is not negative.');

/** The fields of a mutation that changes what may have changed meanwhile. */
export const changeFields = {
  idempotencyKey: optional(idempotencyKey),
  expectedVersion: optional(expectedVersion),
};

export const money = z
  .object({ amount: z.string(decimalMessage()), currencyCode: z.string('Give a currency code.') })
  .transform(({ amount, currencyCode }, context): Money => {
    if (currencyPlaces(currencyCode) === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['currencyCode'],
        message: 'Give the code of a currency, such as "USD".',
      });
      return z.NEVER;
    }
    const minor = scaled(parseAmount(amount, currencyCode), context, ['amount']);
    return { minor, currency: currencyCode };
  });

export const nonNegativeMoney = money.refine(({ minor }) => minor >= 0, {
  path: ['amount'],
  message: 'Give an amount that is not negative.',
});

export const positiveMoney = money.refine(({ minor }) => minor > 0, {
  path: ['amount'],
  message: 'Give an amount above zero.',
});

/** Pieces as a JSON number, as thousandths. Parts of a piece are not sold yet. */
export const quantity = z
  .number('Give a quantity as a number.')
  .refine((pieces) => Math.abs(pieces) * 1000 <= maxQuantity, {
    message: 'Give a quantity of at most 9 digits.',
    abort: true,
  })
  .refine(Number.isInteger, 'Give a whole number of pieces.')
  .transform((pieces) => (pieces === 0 ? 0 : pieces * 1000));

export const nonNegativeQuantity = quantity.refine(
  (thousandths) => thousandths >= 0,
  'Give a quantity that is not negative.',
);

export const positiveQuantity = quantity.refine(
  (thousandths) => thousandths > 0,
  'Give a quantity above zero.',
);

export const taxRate = z
  .string('Give a tax rate as text, such as "0.20" for 20 %.')
  .transform((value, context) => scaled(parseTaxRate(value), context));

export const percent = z
  .string('Give a percentage as text, such as "12.5".')
  .transform((value, context) => scaled(parsePercent(value), context));

/** RFC 3339 of any offset, as UTC text with milliseconds. */
export const dateTime = z
  .string(dateTimeMessage())
  .transform((value, context) => parsedText(parseDateTime(value), dateTimeMessage(), context));

export const address = z.object({
  lines: list(text({ min: 1, max: 200 }), { min: 0, max: 10, things: 'lines' }),
  city: optionalText({ min: 1, max: 200 }),
  postalCode: optionalText({ min: 1, max: 20 }),
  region: optionalText({ min: 1, max: 200 }),
  countryCode: optional(
    z.string().regex(/^[A-Z]{2}$/, 'Give the two letters of the country, such as "DE" (ISO 3166-1).'),
  ),
});

const unprintableLine = /[\p{Cc}\p{Cs}]/u;
const unprintableBlock = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

function countCharacters(value: string): number {
  let count = 0;
  for (const _ of value) {
    count++;
  }
  return count;
}

function scaled(parsed: ParsedDecimal, context: z.RefinementCtx, path: string[] = []): number {
  if (parsed.ok) {
    return parsed.scaled;
  }
  context.addIssue({ code: 'custom', path, message: parsed.message });
  return z.NEVER;
}

function parsedText(value: string | undefined, message: string, context: z.RefinementCtx): string {
  if (value !== undefined) {
    return value;
  }
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function decimalMessage(): string {
  return 'Give a decimal number as text, such as "12.50".';
}

function dateTimeMessage(): string {
  return 'Give a date and time with its offset, such as 2026-11-22T09:30:00Z.';
}
