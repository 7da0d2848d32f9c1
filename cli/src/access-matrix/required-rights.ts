import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** Scopes of who asks; undefined: nobody is signed in. */
export type Scopes = ReadonlySet<string> | undefined;

/** Whether a field of the supergraph is for somebody with these scopes. */
export type Permits = (type: GraphQLObjectType, field: string, scopes: Scopes) => boolean;

/**
 * What the composed supergraph asks, read from its SDL a second time and more simply than the gateway does: an oracle
 * that shared the gateway's reading would share its faults.
 */
export function requiredRights(supergraph: DocumentNode, schema: GraphQLSchema) {
  const directives = new Map<string, readonly ConstDirectiveNode[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.SCALAR_TYPE_DEFINITION)
      continue;
    const { name, directives: ofType = [] } = definition;
    directives.set(name.value, ofType);
    for (const field of ('fields' in definition && definition.fields) || []) {
      directives.set(`${name.value}.${field.name.value}`, field.directives ?? []);
    }
  }
  const askedBy = (type: GraphQLObjectType, field: string): readonly ConstDirectiveNode[] => {
    const answered = getNamedType(type.getFields()[field]?.type);
    return [type.name, `${type.name}.${field}`, answered?.name ?? '']
      .flatMap((place) => directives.get(place) ?? [])
      .filter(({ name }) => name.value === 'requiresScopes' || name.value === 'authenticated');
  };
  const permits: Permits = (type, field, scopes) =>
    askedBy(type, field).every(
      (directive) =>
        scopes !== undefined &&
        (directive.name.value === 'authenticated' ||
          scopeSetsOf(directive).some((set) => set.every((scope) => scopes.has(scope)))),
    );
  const objectTypes = Object.values(schema.getTypeMap()).filter(isObjectType);
  const scopes = new Set(
    objectTypes.flatMap((type) =>
      Object.keys(type.getFields()).flatMap((field) => askedBy(type, field).flatMap(scopeSetsOf).flat()),
    ),
  );
  return { permits, scopes: [...scopes].sort() };
}

function scopeSetsOf({ name, arguments: given = [] }: ConstDirectiveNode): readonly (readonly string[])[] {
  const [scopes] = given;
  return name.value === 'requiresScopes' && scopes ? (valueFromASTUntyped(scopes.value) as string[][]) : []; // as the directive is defined
}
