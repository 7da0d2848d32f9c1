import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeSupergraph } from '@tillgraph/gateway/supergraph/compose';
import { loadSupergraph } from '@tillgraph/gateway/supergraph/supergraph';
import { readAccessRules, requirementOfField } from '@tillgraph/platform/access';
import { isObjectType, parse } from 'graphql';

const contexts = ['identity', 'catalog', 'inventory', 'customers', 'accounts', 'orders', 'reports'];

test('no subgraph asks less for a field than the graph does', async () => {
  const subgraphs = await Promise.all(
    contexts.map(async (name) => ({
      name,
      url: `in-process:${name}`,
      typeDefs: await readFile(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8'),
    })),
  );
  const graph = loadSupergraph(await composeSupergraph(subgraphs));
  const lenient: string[] = [];
  let compared = 0;
  for (const { name, typeDefs } of subgraphs) {
    const document = parse(typeDefs);
    const own = { schema: buildSubgraphSchema(document), accessRules: readAccessRules(document) };
    for (const type of Object.values(graph.schema.getTypeMap()).filter(isObjectType)) {
      const here = own.schema.getType(type.name);
      for (const field of isObjectType(here) ? Object.keys(here.getFields()) : []) {
        const asked = requirementOfField(own, here as typeof type, field).map((clause) =>
          JSON.stringify(clause),
        );
        const missing = requirementOfField(graph, type, field).filter(
          (clause) => !asked.includes(JSON.stringify(clause)),
        );
        compared += 1;
        if (missing.length > 0) lenient.push(`${name}: ${type.name}.${field} ${JSON.stringify(missing)}`);
      }
    }
  }
  expect(compared).toBeGreaterThan(200);
  expect(lenient).toEqual([]);
});
