import { compareWithLogs, type Logs } from './log-fits.ts';
import { income, keyOf, refused } from './testing/a-history.ts';

/** A log of accounts that has these keys, in this order. */
const logOf = (...indexes: readonly number[]) =>
  ({
    accounts: indexes.map((index, at) => ({
      type: 'IncomeRecorded',
      stream: 'account-a',
      position: at + 1,
      data: { description: keyOf(index) },
    })),
    // What is compared has no more than these fields.
  }) as unknown as Logs;

test('what was acknowledged is there once', () => {
  expect(compareWithLogs([income(1, 5, [0, 10]), income(2, 5, [0, 10])], logOf(2, 1))).toEqual({
    lost: [],
    doubled: [],
    others: [],
  });
});

test('what is not there is lost, what is there twice is doubled', () => {
  const changes = [income(1, 5, [0, 10]), income(2, 5, [0, 10])];
  expect(compareWithLogs(changes, logOf(2, 2))).toMatchObject({
    lost: [`recordIncome ${keyOf(1)}: 0 events`],
    doubled: [`recordIncome ${keyOf(2)}: 2 events`],
  });
});

test('what nobody answered may be there once or not', () => {
  const changes = [income(1, 5, [0, null])];
  for (const log of [logOf(), logOf(1)]) {
    expect(compareWithLogs(changes, log)).toEqual({ lost: [], doubled: [], others: [] });
  }
  expect(compareWithLogs(changes, logOf(1, 1)).doubled).toHaveLength(1);
});

test('what was refused is not there', () => {
  const { others } = compareWithLogs([income(1, 5, [0, 10], refused)], logOf(1));
  expect(others).toEqual([`recordIncome ${keyOf(1)}: 1 events, though it was refused`]);
});

test('what was answered before another was asked for lies before it', () => {
  const [first, second] = [income(1, 5, [0, 10]), income(2, 5, [11, 20])];
  expect(compareWithLogs([first, second], logOf(1, 2)).others).toEqual([]);
  expect(compareWithLogs([first, second], logOf(2, 1)).others).toEqual([
    `accounts: ${keyOf(1)} was answered before ${keyOf(2)} was asked for, and lies behind it`,
  ]);
  expect(compareWithLogs([first, income(2, 5, [9, 20])], logOf(2, 1)).others).toEqual([]);
});
