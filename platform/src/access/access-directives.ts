import {
  type ConstValueNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import * as z from 'zod';

/** What a schema calls the two directives, without the @. */
export interface AccessDirectives {
  readonly authenticated: string;
  readonly requiresScopes: string;
}

/**
 * Read from the schema's @links (https://specs.apollo.dev/link/v1.0): a subgraph imports the directives from the
 * federation specification, under names of its choice or prefixed with the specification's; a supergraph links a
 * specification for each.
 */
export function accessDirectivesOf(schema: DocumentNode): AccessDirectives {
  const links = schema.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((definition) => ('directives' in definition ? (definition.directives ?? []) : []))
    .map(linkOf)
    .filter((link) => link !== undefined);
  return { authenticated: nameIn(links, 'authenticated'), requiresScopes: nameIn(links, 'requiresScopes') };
}

interface Link {
  readonly specification: string;
  readonly prefix: string;
  /** The name in this schema, by that in the specification, both without the @. */
  readonly imported: ReadonlyMap<string, string>;
}

function nameIn(links: readonly Link[], directive: string): string {
  const own = links.find(({ specification }) => specification === directive);
  if (own) {
    return own.imported.get(directive) ?? own.prefix;
  }
  const federation = links.find(({ specification }) => specification === 'federation');
  return federation?.imported.get(directive) ?? `${federation?.prefix ?? 'federation'}__${directive}`;
}

function linkOf({ name, arguments: given = [] }: DirectiveNode): Link | undefined {
  if (name.value !== 'link') {
    return undefined;
  }
  const read = (argument: string): ConstValueNode | undefined =>
    given.find((candidate) => candidate.name.value === argument)?.value as ConstValueNode | undefined; // of a schema
  const link = linkArguments.parse({
    url: untyped(read('url')),
    as: untyped(read('as')),
    import: untyped(read('import')),
  });
  const specification = /^https:\/\/specs\.apollo\.dev\/(\w+)\/v/.exec(link.url)?.[1];
  if (specification === undefined) {
    return undefined;
  }
  const imported = (link.import ?? []).map((each) =>
    typeof each === 'string' ? ([each, each] as const) : ([each.name, each.as ?? each.name] as const),
  );
  return {
    specification,
    prefix: link.as ?? specification,
    imported: new Map(imported.map(([original, here]) => [bare(original), bare(here)])),
  };
}

const untyped = (value: ConstValueNode | undefined): unknown => value && valueFromASTUntyped(value);

const bare = (name: string): string => name.replace(/^@/, '');

const linkArguments = z.object({
  url: z.string(),
  as: z.string().nullish(),
  import: z.array(z.union([z.string(), z.object({ name: z.string(), as: z.string().nullish() })])).nullish(),
});
