import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { TransactionRowFragment } from '../graph/generated/graphql.ts';
import type { Endless } from '../graph/use-endless.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { readStatement, type Statement, type StatementOf } from './read-statement.ts';

export interface WatchedStatement {
  /** As far as it was read; undefined before the first answer. */
  readonly statement: Statement | undefined;
  readonly list: Endless<TransactionRowFragment>;
}

/**
 * A statement, page by page. Whatever the account's next version brings, all that was read is read again and shown at
 * once, so that the balances of rows and totals belong together.
 */
export function useStatement({ id, from, to }: StatementOf, version: number): WatchedStatement {
  const client = useClient();
  const [read, setRead] = useState<{ readonly key: string; readonly statement: Statement }>();
  const [fetching, setFetching] = useState(false);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const [pages, setPages] = useState({ key: '', count: 1 });
  const key = `${id} ${from} ${to}`;
  const count = pages.key === key ? pages.count : 1;
  const statement = read?.key === key ? read.statement : undefined;
  const again = useCallback(() => setRound((before) => before + 1), []);
  useReconnected(again);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again for another version, and when asked to.
  useEffect(() => {
    let wanted = true;
    let retry: ReturnType<typeof setTimeout> | undefined;
    setFetching(true);
    readStatement(client, { id, from, to }, { pages: count })
      .then(
        (answered) => {
          if (!wanted) return;
          setRead({ key, statement: answered });
          setFailed(false);
        },
        () => {
          if (!wanted) return;
          setFailed(true);
          retry = setTimeout(again, pause);
        },
      )
      .finally(() => wanted && setFetching(false));
    return () => {
      wanted = false;
      clearTimeout(retry);
    };
  }, [client, id, from, to, key, version, round]);

  async function more(): Promise<void> {
    if (fetching || statement?.next === undefined) return;
    setFetching(true);
    try {
      const longer = await readStatement(client, { id, from, to }, { pages: 1, read: statement });
      // Unless another period was asked for meanwhile, or the same was read anew.
      setRead((before) => (before?.statement === statement ? { key, statement: longer } : before));
      setPages({ key, count: count + 1 });
    } catch {
      // Asked for again when the end comes into sight again.
      again();
    } finally {
      setFetching(false);
    }
  }

  return {
    statement,
    list: {
      nodes: statement?.rows ?? [],
      totalCount: undefined,
      failed: failed && !statement,
      fetching,
      hasMore: statement?.next !== undefined,
      more: () => void more(),
      again,
    },
  };
}

/** ms */
const pause = 2000;
