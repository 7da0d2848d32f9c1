import { parse } from 'graphql';
import { standardLimits } from '../settings.ts';
import { composeSupergraph } from '../supergraph/compose.ts';
import { loadSupergraph } from '../supergraph/supergraph.ts';
import { createServedGraph } from './served-graph.ts';

const supergraphOf = async (fields: string) =>
  loadSupergraph(
    await composeSupergraph([
      { name: 'catalog', url: 'in-process:catalog', typeDefs: `type Query { ${fields} }` },
    ]),
  );

describe('a supergraph that is swapped', () => {
  test('serves what comes next, while what began before it keeps its own', async () => {
    const first = await supergraphOf('old: Int');
    const graph = createServedGraph(first, { limits: standardLimits.document, introspection: true });
    const served: unknown[] = [];
    const stop = graph.onSwap(({ supergraph }) => served.push(supergraph));
    const document = parse('{ old }');
    const begun = graph.current().prepare(document, undefined);

    const second = await supergraphOf('new: Int');
    graph.swap(second);
    expect(served).toEqual([first, second]);
    expect(graph.current().prepare(document, undefined).ok).toBe(false);
    expect(graph.current().prepare(parse('{ new }'), undefined).ok).toBe(true);
    expect(graph.storeOf(first.schema).prepare(document, undefined)).toBe(begun);
    stop();
  });
});
