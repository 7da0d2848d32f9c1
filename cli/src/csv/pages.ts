import type { ShopGraph } from './shop-graph.ts';

export interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

/** Is told of each page before its nodes are. */
export type OnPage = (page: Page<unknown>) => void;

/**
 * Every node of a list; only one page of it is held. `document` takes the variable `$after` and answers the list at
 * `pageOf`; null there is an empty list.
 */
export async function* allNodes<Data, Node>(
  graph: ShopGraph,
  document: string,
  variables: object,
  pageOf: (data: Data) => Page<Node> | null | undefined,
  onPage?: OnPage,
): AsyncGenerator<Node, void> {
  let after: string | null = null;
  do {
    const { data } = await graph.ask<Data>(document, { ...variables, after });
    const page = pageOf(data);
    if (!page) return;
    onPage?.(page);
    for (const { node } of page.edges) yield node;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}
