import { Kind, print, valueFromASTUntyped } from 'graphql';

/**
 * What the wanted schemas (documents of subgraphs, taken together) have that the served one (a supergraph's document)
 * has not, or has otherwise: one sentence each. What is served beyond them is fine, unless it has to be given.
 * `directives`: false where the served document tells nothing of them, as after introspection.
 */
export function schemaDifferences(wantedDocuments, servedDocument, { directives = true } = {}) {
  const wanted = typesOf(wantedDocuments);
  const served = typesOf([servedDocument]);
  const differences = [];
  for (const [name, type] of wanted) {
    const present = served.get(name);
    if (!present) differences.push(`${type.kind} ${name} is absent`);
    else compareType(name, type, present);
  }
  return differences.sort();

  function compareType(name, type, present) {
    differs(name, 'kind', type.kind, present.kind);
    compareDirectives(name, type, present);
    for (const list of ['values', 'members', 'interfaces']) {
      for (const entry of type[list]) {
        if (!present[list].has(entry)) differences.push(`${name}: ${entry} is absent from its ${list}`);
      }
    }
    for (const [field, definition] of type.fields) {
      const place = `${name}.${field}`;
      const other = present.fields.get(field);
      if (!other) differences.push(`${place} is absent`);
      else compareField(place, definition, other);
    }
    if (type.kind === 'input') refuseMoreRequired(name, type.fields, present.fields);
  }

  function compareField(place, definition, other) {
    differs(place, 'type', definition.type, other.type);
    differs(place, 'default', definition.default, other.default);
    compareDirectives(place, definition, other);
    for (const [name, argument] of definition.arguments) {
      const present = other.arguments.get(name);
      if (!present) differences.push(`${place}(${name}:) is absent`);
      else compareField(`${place}(${name}:)`, argument, present);
    }
    refuseMoreRequired(place, definition.arguments, other.arguments);
  }

  function refuseMoreRequired(place, known, present) {
    for (const [name, { type, default: value }] of present) {
      if (!known.has(name) && type.endsWith('!') && value === undefined) {
        differences.push(`${place}(${name}:) has to be given, but is not in the schemas`);
      }
    }
  }

  function compareDirectives(place, definition, other) {
    if (!directives) return;
    for (const name of new Set([...definition.directives.keys(), ...other.directives.keys()])) {
      differs(place, `@${name}`, definition.directives.get(name), other.directives.get(name));
    }
  }

  function differs(place, what, expected, actual) {
    if (expected !== actual) {
      differences.push(`${place}: ${what} is ${actual ?? 'absent'}, not ${expected ?? 'absent'}`);
    }
  }
}

/** Types by name; a type that several documents define is the sum of what they say. */
function typesOf(documents) {
  const types = new Map();
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    const kind = kinds[node.kind];
    if (!kind || /^(join|link|federation|core)__/.test(node.name.value)) continue;
    const type = types.get(node.name.value) ?? emptyType(kind);
    types.set(node.name.value, type);
    addAll(type.directives, directivesOf(node));
    addAll(type.fields, fieldsOf(node.fields));
    for (const value of node.values ?? []) type.values.add(value.name.value);
    for (const member of node.types ?? []) type.members.add(member.name.value);
    for (const implemented of node.interfaces ?? []) type.interfaces.add(implemented.name.value);
  }
  return types;
}

const kinds = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'type',
  [Kind.OBJECT_TYPE_EXTENSION]: 'type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
};

const emptyType = (kind) => ({
  kind,
  directives: new Map(),
  fields: new Map(),
  values: new Set(),
  members: new Set(),
  interfaces: new Set(),
});

const fieldsOf = (nodes = []) =>
  new Map(
    nodes.map((node) => [
      node.name.value,
      {
        type: print(node.type),
        default: node.defaultValue && JSON.stringify(valueFromASTUntyped(node.defaultValue)),
        directives: directivesOf(node),
        arguments: fieldsOf(node.arguments),
      },
    ]),
  );

/** Those that mean something to a client; composition uses up the others. */
const directivesOf = (node) =>
  new Map(
    (node.directives ?? [])
      .filter(({ name }) => clientsDirectives.has(name.value))
      .map(({ name, arguments: given }) => [
        name.value,
        JSON.stringify(given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)])),
      ]),
  );

const clientsDirectives = new Set([
  'authenticated',
  'requiresScopes',
  'deprecated',
  'specifiedBy',
  'oneOf',
  'cost',
  'listSize',
]);

function addAll(target, entries) {
  for (const [key, value] of entries) target.set(key, value);
}
