import { withGuard } from '@tillgraph/shared-domain/formula-guard';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import type { Statement } from './read-statement.ts';
import { signedAmount } from './signed-amount.ts';

/**
 * A whole statement as CSV (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8). Its columns are those of
 * the program's own export, and whose account is on the other side. The opening balance is a row of its own, so the column
 * `amount` adds up to the closing balance. Numbers are as the graph tells them; texts that people wrote are guarded.
 *
 * from: the period's first moment (RFC 3339).
 */
export const statementCsv = (
  { code, name }: Pick<AccountRowFragment, 'code' | 'name'>,
  from: string,
  { openingBalance, rows }: Pick<Statement, 'openingBalance' | 'rows'>,
): string =>
  byteOrderMark +
  [
    columns,
    [
      ...[withGuard(code), withGuard(name), from, '', 'OPENING', ''],
      ...[openingBalance.amount, openingBalance.amount, openingBalance.currencyCode],
      ...['', '', '', '', '', ''],
    ],
    ...rows.map((row) => [
      ...[withGuard(code), withGuard(name), row.recordedAt, row.occurredAt, row.type, row.origin],
      ...[signedAmount(row).amount, row.balanceAfter.amount, row.amount.currencyCode],
      ...[withGuard(row.description), withGuard(row.category ?? ''), row.order?.number ?? ''],
      ...[withGuard(row.counterpart?.account?.code ?? ''), row.reversalOf?.id ?? '', row.id],
    ]),
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');

const columns = [
  'account',
  'account_name',
  'recorded_at',
  'occurred_at',
  'type',
  'origin',
  'amount',
  'balance_after',
  'currency',
  'description',
  'category',
  'order',
  'counterpart',
  'reversal_of',
  'id',
];

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const byteOrderMark = '\ufeff';
