import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { Statement } from './read-statement.ts';

export interface StatementFiguresProps {
  readonly statement: Pick<Statement, 'openingBalance' | 'totalIncome' | 'totalExpense' | 'closingBalance'>;
}

/** opening + income - expense = closing */
export function StatementFigures({ statement }: StatementFiguresProps) {
  const { accounts: words } = useMessages();
  const figures = [
    [words.opening, statement.openingBalance],
    [words.totalIncome, statement.totalIncome],
    [words.totalExpense, statement.totalExpense],
    [words.closing, statement.closingBalance],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-lg border border-line bg-panel p-3 sm:grid-cols-4 print:border-0 print:p-0">
      {figures.map(([label, money]) => (
        <div key={label}>
          <dt className="text-sm text-faint">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">{formatMoney(money)}</dd>
        </div>
      ))}
    </dl>
  );
}
