import fc from 'fast-check';
import { z } from 'zod';
import * as input from './input.ts';

const messages = (schema: z.ZodType, value: unknown): readonly string[] => {
  const parsed = input.parseInput(schema, value);
  return parsed.ok ? [] : parsed.errors.map(({ message }) => message);
};
const value = <Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> =>
  schema.parse(given);

describe('parseInput', () => {
  test('says everything that is wrong, each with its path into the arguments', () => {
    const schema = z.object({
      name: input.text({ min: 1, max: 5 }),
      price: input.money,
      lines: input.list(z.object({ quantity: input.positiveQuantity }), { min: 1, max: 3, things: 'lines' }),
    });
    const wrong = {
      name: '  ',
      price: { amount: '1.001', currencyCode: 'USD' },
      lines: [{ quantity: 1 }, { quantity: 0 }],
    };
    expect(input.parseInput(schema, wrong)).toEqual({
      ok: false,
      errors: [
        { path: ['input', 'name'], message: 'Give a text that is not empty.' },
        { path: ['input', 'price', 'amount'], message: 'Give at most 2 decimals.' },
        { path: ['input', 'lines', '1', 'quantity'], message: 'Give a quantity above zero.' },
      ].map((error) => ({ kind: 'InvalidInput', code: 'INVALID_INPUT', ...error })),
    });
  });
});

describe('text', () => {
  const name = input.text({ min: 1, max: 5 });

  test('stays as it was typed', () => {
    expect(value(name, ' Tea ')).toBe(' Tea ');
  });

  test('is measured in characters', () => {
    expect(value(name, '🍵🍵🍵🍵🍵')).toBe('🍵🍵🍵🍵🍵');
    expect(messages(name, '🍵🍵🍵🍵🍵🍵')).toEqual(['Give at most 5 characters.']);
    expect(messages(name, 'x'.repeat(1_000_000))).toEqual(['Give at most 5 characters.']);
  });

  test.each(['a\0', 'a\u0007', 'a\u007f', 'a\u0085', '\ud83c', 'a\udf75', 'a\nb'])('is never %j', (text) => {
    expect(messages(name, text)).toHaveLength(1);
  });

  test('may have line breaks where it is long', () => {
    const note = input.text({ min: 0, max: 100, multiline: true });
    expect(value(note, 'a\r\n\tb')).toBe('a\r\n\tb');
    expect(messages(note, 'a\0')).toHaveLength(1);
  });

  test('that parsed is printable and whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (typed) => {
        const parsed = input.parseInput(name, typed);
        if (parsed.ok) {
          expect(parsed.value).toBe(typed);
          expect([...typed].length).toBeLessThanOrEqual(5);
          expect(typed).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        }
      }),
    );
  });
});

describe('fields of an update', () => {
  const schema = z.object({
    name: input.changeable(input.text({ min: 1, max: 5 })),
    note: input.clearable(input.text({ min: 1, max: 5 })),
  });

  test('stay when absent, and are cleared by null where they can be', () => {
    expect(value(schema, {})).toEqual({});
    expect(value(schema, { note: null })).toEqual({ note: null });
    expect(messages(schema, { name: null })).toEqual(['Give a text.']);
  });
});

describe('amounts', () => {
  test('are minor units of their currency', () => {
    expect(value(input.money, { amount: '-12.5', currencyCode: 'USD' })).toEqual({
      minor: -1250,
      currency: 'USD',
    });
  });

  test.each([
    [input.money, { amount: '1', currencyCode: 'usd' }],
    [input.money, { amount: '1'.repeat(30), currencyCode: 'USD' }],
    [input.money, { amount: 12.5, currencyCode: 'USD' }],
    [input.nonNegativeMoney, { amount: '-0.01', currencyCode: 'USD' }],
    [input.positiveMoney, { amount: '0', currencyCode: 'USD' }],
  ])('are refused with one reason', (schema, given) => {
    expect(messages(schema, given)).toHaveLength(1);
  });
});

describe('quantities', () => {
  test('are whole pieces, held as thousandths', () => {
    expect(value(input.quantity, 3)).toBe(3000);
    expect(value(input.quantity, -999_999_999)).toBe(-999_999_999_000);
    expect(Object.is(value(input.quantity, -0), 0)).toBe(true);
  });

  test.each([1.5, 1e9, 1e30, Number.NaN, Number.POSITIVE_INFINITY, '3', null])('are never %p', (given) => {
    expect(messages(input.quantity, given)).toHaveLength(1);
  });

  test('may be bounded by zero', () => {
    expect(messages(input.positiveQuantity, 0)).toEqual(['Give a quantity above zero.']);
    expect(messages(input.nonNegativeQuantity, -1)).toEqual(['Give a quantity that is not negative.']);
    expect(value(input.nonNegativeQuantity, 0)).toBe(0);
  });
});

describe('times', () => {
  test.each([
    ['2026-11-22T09:30:00.000Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00+01:00', '2026-11-22T08:30:00.000Z'],
    ['2024-02-29t23:59:59.9999z', '2024-02-29T23:59:59.999Z'],
    ['0000-01-01T00:00:00-00:00', '0000-01-01T00:00:00.000Z'],
    ['0099-12-31T23:59:59.999Z', '0099-12-31T23:59:59.999Z'],
  ])('%s is %s', (given, utc) => {
    expect(value(input.dateTime, given)).toBe(utc);
  });

  test.each([
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T23:59:60Z',
    '2026-11-22T09:30:00',
    '2026-11-22 09:30:00Z',
    '2026-11-22T09:30Z',
    '2026-11-22T09:30:00+24:00',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+010000-01-01T00:00:00Z',
    'now',
    '',
  ])('%j is none', (given) => {
    expect(messages(input.dateTime, given)).toHaveLength(1);
  });

  test('are the moment that was given, in every offset', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 }),
        (moment, offset) => {
          const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
          const two = (n: number) => String(n).padStart(2, '0');
          const hours = two(Math.floor(Math.abs(offset) / 60));
          const suffix = `${offset < 0 ? '-' : '+'}${hours}:${two(Math.abs(offset) % 60)}`;
          expect(value(input.dateTime, local + suffix)).toBe(moment.toISOString());
        },
      ),
    );
  });
});

describe('lists', () => {
  test('too long are refused before their elements are read', () => {
    const element = z.unknown().refine(() => {
      throw new Error('read');
    });
    expect(messages(input.list(element, { min: 0, max: 2, things: 'ids' }), [1, 2, 3])).toEqual([
      'Give at most 2 ids.',
    ]);
    expect(messages(input.list(element, { min: 1, max: 2, things: 'ids' }), [])).toEqual([
      'Give ids: at least 1.',
    ]);
  });
});

describe('codes', () => {
  test.each([' a', 'a ', '\u00a0a', ' '])('%j is none: nobody sees its blanks', (given) => {
    expect(messages(input.code({ min: 1, max: 64 }), given)).toHaveLength(1);
  });

  test('have blanks inside', () => {
    expect(value(input.code({ min: 1, max: 64 }), 'tea 1')).toBe('tea 1');
  });
});

describe('ids and keys', () => {
  test.each(['', ' ', 'a b', 'a\0', 'x'.repeat(129), 'ü'])('%j is no id', (given) => {
    expect(messages(input.id, given)).toHaveLength(1);
  });

  test('a key has 1 to 200 characters', () => {
    expect(value(input.idempotencyKey, '🔑'.repeat(200))).toHaveLength(400);
    expect(messages(input.idempotencyKey, '')).toHaveLength(1);
    expect(messages(input.idempotencyKey, 'x'.repeat(201))).toHaveLength(1);
  });
});
