import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Client, CombinedError } from '@urql/core';
import { createStore, type Store } from '../app/store.ts';

export interface PagesState<Data> {
  /** The first one first; without gaps. */
  readonly pages: readonly Data[];
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
}

/** The pages of a list as far as they were asked for, each as the cache knows it. */
export interface Pages<Data> extends Pick<Store<PagesState<Data>>, 'get' | 'subscribe'> {
  /** Asks for the page after the last one; nothing when there is none, or one is on its way. */
  more(): void;
  /** Asks for all of them again, past the cache; until they come, they are shown as they were. */
  again(): void;
  close(): void;
}

/**
 * Each page is a query of its own, so that a change of one entity touches its page alone, however long the list is. A
 * page begins where the one before ends: one that came anew has the next one asked for again from there, else what
 * has moved from one to the other would be missing, or there twice. `endOf`: the cursor of a page's end, when there is
 * more.
 */
export function createPages<Data, Variables extends object>(
  client: Client,
  query: TypedDocumentNode<Data, Variables>,
  variablesAfter: (cursor: string | null) => Variables,
  endOf: (page: Data) => string | null,
): Pages<Data> {
  const store = createStore<PagesState<Data>>({ pages: [], fetching: true, error: undefined });
  const open: OpenPage<Data>[] = [];

  const show = () => {
    const gap = open.findIndex(({ data }) => data === undefined);
    store.set({
      pages: (gap < 0 ? open : open.slice(0, gap)).flatMap(({ data }) => data ?? []),
      fetching: open.some(({ answered }) => !answered),
      error: open.find(({ error }) => error)?.error,
    });
  };

  /** Asks for a page anew, or for the first time. */
  const ask = (index: number, cursor: string | null) => {
    const before = open[index];
    const page: OpenPage<Data> = {
      data: before?.data,
      error: before?.error,
      answered: false,
      stop: () => {},
    };
    open[index] = page;
    const requestPolicy = before ? 'network-only' : 'cache-and-network';
    const { unsubscribe } = client
      .query(query, variablesAfter(cursor), { requestPolicy })
      .subscribe(({ data, error, stale }) => {
        page.data = data ?? page.data;
        page.error = error;
        if (!page.answered && !stale) {
          page.answered = true;
          if (data) goOn(index, endOf(data));
        }
        show();
      });
    page.stop = unsubscribe;
    before?.stop();
  };

  /** What comes after a page that came anew. */
  const goOn = (index: number, end: string | null) => {
    if (end === null) for (const page of open.splice(index + 1)) page.stop();
    else if (index + 1 < open.length) ask(index + 1, end);
  };

  const last = () => open.at(-1);
  return {
    get: store.get,
    subscribe: store.subscribe,
    more() {
      const { data, answered } = last() ?? {};
      const end = answered && data !== undefined ? endOf(data) : null;
      if (end === null) return;
      ask(open.length, end);
      show();
    },
    again() {
      ask(0, null);
      show();
    },
    close() {
      for (const page of open.splice(0)) page.stop();
    },
  };
}

interface OpenPage<Data> {
  data: Data | undefined;
  error: CombinedError | undefined;
  /** By the graph, not by the cache alone. */
  answered: boolean;
  stop: () => void;
}
