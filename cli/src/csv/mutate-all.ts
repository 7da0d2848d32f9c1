import type { GraphAnswer, ShopGraph } from './shop-graph.ts';

/** A mutation with one argument, `input`. */
export interface Mutation {
  readonly name: string;
  readonly inputType: string;
  /** Of its payload, beside the errors. */
  readonly selection: string;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

export type Payload<Fields = object> = Fields & { readonly userErrors: readonly Refusal[] };

/** Makes the mutation for each input, one after the other, in one operation. */
export async function mutateAll<Fields = object>(
  graph: ShopGraph,
  { name, inputType, selection }: Mutation,
  inputs: readonly object[],
  seen?: string,
): Promise<GraphAnswer<readonly Payload<Fields>[]>> {
  if (inputs.length === 0) return { data: [], seen };
  const fields = `${selection} userErrors { code message path }`;
  const each = (text: (index: number) => string) => inputs.map((_, index) => text(index)).join(' ');
  const answer = await graph.ask<Readonly<Record<string, Payload<Fields>>>>(
    `mutation (${each((n) => `$i${n}: ${inputType}!`)}) { ${each((n) => `m${n}: ${name}(input: $i${n}) { ${fields} }`)} }`,
    Object.fromEntries(inputs.map((input, index) => [`i${index}`, input])),
    seen,
  );
  const data = inputs.map((_, index) => answer.data[`m${index}`] ?? { userErrors: [] });
  return { data: data as readonly Payload<Fields>[], seen: answer.seen };
}

/** The same query field for each argument, in one operation; `argument` with its type: `sku: String!`. */
export async function queryAll<Found>(
  graph: ShopGraph,
  { field, argument, type, selection }: { field: string; argument: string; type: string; selection: string },
  values: readonly string[],
): Promise<readonly (Found | null)[]> {
  if (values.length === 0) return [];
  const each = (text: (index: number) => string) => values.map((_, index) => text(index)).join(' ');
  const { data } = await graph.ask<Readonly<Record<string, Found | null>>>(
    `query (${each((n) => `$v${n}: ${type}`)}) { ${each((n) => `q${n}: ${field}(${argument}: $v${n}) { ${selection} }`)} }`,
    Object.fromEntries(values.map((value, index) => [`v${index}`, value])),
  );
  return values.map((_, index) => data[`q${index}`] ?? null);
}
