import { randomUUID } from 'node:crypto';
import { keyOf } from './import-key.ts';
import { type Mutation, mutateAll } from './mutate-all.ts';
import { allNodes, type Page } from './pages.ts';
import type { ShopGraph } from './shop-graph.ts';

/** Answers a category's id by its name, and makes it when there is none. */
export async function openCategories(graph: ShopGraph): Promise<(name: string) => Promise<string>> {
  const known = new Map<string, Promise<string>>();
  const document =
    'query ($after: String) { categories(first: 100, after: $after) { edges { node { id name archived } } pageInfo { hasNextPage endCursor } } }';
  for await (const { id, name, archived } of allNodes<{ categories: Page<Category> | null }, Category>(
    graph,
    document,
    {},
    ({ categories }) => categories,
  )) {
    // Of two of a name the first counts.
    if (!archived && !known.has(name)) known.set(name, Promise.resolve(id));
  }
  return (name) => {
    const id = known.get(name) ?? makeCategory(graph, name);
    known.set(name, id);
    return id;
  };
}

async function makeCategory(graph: ShopGraph, name: string): Promise<string> {
  const make = async (idempotencyKey: string) => {
    const { data } = await mutateAll<{ category: Category | null }>(graph, createCategory, [
      { idempotencyKey, name },
    ]);
    return data[0];
  };
  const first = (await make(keyOf('category', name)))?.category;
  // The one that an earlier import made may have been renamed or archived since.
  const made = first && first.name === name && !first.archived ? first : (await make(randomUUID()))?.category;
  if (!made) throw new Error(`The category ${name} was refused, though its name was checked.`);
  return made.id;
}

const createCategory: Mutation = {
  name: 'createCategory',
  inputType: 'CreateCategoryInput',
  selection: 'category { id name archived }',
};

interface Category {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}
