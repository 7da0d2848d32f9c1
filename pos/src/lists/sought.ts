export interface Order<Node> {
  /** As the page's address has it. */
  readonly id: string;
  readonly label: string;
  /** As `sort` takes it. */
  readonly compare: (left: Node, right: Node) => number;
}

/** Those in whose texts each word of the search is, in that order. Neither capitals nor accents matter. */
export function sought<Node>(
  nodes: readonly Node[],
  search: string,
  textsOf: (node: Node) => readonly string[],
  compare: Order<Node>['compare'],
): readonly Node[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return nodes
    .filter((node) => {
      const text = plain(textsOf(node).join(' '));
      return words.every((word) => text.includes(word));
    })
    .sort(compare);
}

/** Letters without what stands above and below them. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
