import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';

/** A whole number from 0 up to, and without, `below`. */
export type Dice = (below: number) => number;

/** A valid operation of a schema, chosen by dice, with the variables $yes (true) and $no (false). */
export function randomQuery(schema: GraphQLSchema, dice: Dice): string {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no queries.');
  const fragments: string[] = [];
  const body = selectionSet({ schema, dice, fragments, names: 0 }, query, 4);
  const text = body + fragments.join();
  const used = ['$yes', '$no'].filter((name) => text.includes(name));
  const declared = used.length > 0 ? `(${used.map((name) => `${name}: Boolean!`).join(', ')})` : '';
  return [`query ${declared} ${body}`, ...fragments].join('\n');
}

interface Choosing {
  readonly schema: GraphQLSchema;
  readonly dice: Dice;
  readonly fragments: string[];
  names: number;
}

const ids = ['p1', 'p2', 'p3', 'cat', 'dog', 'eel', 't2', 'none'];

function selectionSet(choosing: Choosing, type: GraphQLCompositeType, depth: number): string {
  const { schema, dice } = choosing;
  const selections: string[] = dice(4) === 0 ? ['__typename'] : [];
  const fields = isObjectType(type) || 'getFields' in type ? Object.values(type.getFields()) : [];
  for (let left = 1 + dice(3); left > 0 && fields.length > 0; left -= 1) {
    const chosen = fields[dice(fields.length)];
    if (chosen) selections.push(field(choosing, chosen, depth));
  }
  if (isAbstractType(type)) {
    for (const possible of schema.getPossibleTypes(type)) {
      if (dice(2) === 0)
        selections.push(
          `... on ${possible.name}${condition(dice)} ${selectionSet(choosing, possible, depth - 1)}`,
        );
    }
  } else if (dice(5) === 0 && depth > 0) {
    choosing.names += 1;
    const name = `F${choosing.names}`;
    choosing.fragments.push(`fragment ${name} on ${type.name} ${selectionSet(choosing, type, depth - 1)}`);
    selections.push(`...${name}${condition(dice)}`);
  }
  const kept = selections.filter((selection) => selection !== '');
  return `{ ${kept.length > 0 ? kept.join(' ') : '__typename'} }`;
}

/** Each under an alias of its own, so that no two could conflict. */
function field(
  choosing: Choosing,
  { name, args, type }: GraphQLField<unknown, unknown>,
  depth: number,
): string {
  const { dice } = choosing;
  const answered = getNamedType(type);
  if (isCompositeType(answered) && depth <= 0) return '';
  choosing.names += 1;
  const given = args
    .filter(({ type: asked }) => String(asked).endsWith('!') || dice(2) === 0)
    .map(({ name: argument, type: asked }) =>
      String(asked).startsWith('Int') ? `${argument}: ${dice(4)}` : `${argument}: "${ids[dice(ids.length)]}"`,
    );
  const head = `a${choosing.names}: ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition(dice)}`;
  return isCompositeType(answered) ? `${head} ${selectionSet(choosing, answered, depth - 1)}` : head;
}

function condition(dice: Dice): string {
  switch (dice(12)) {
    case 0:
      return ' @include(if: $yes)';
    case 1:
      return ' @include(if: $no)';
    case 2:
      return ' @skip(if: $yes)';
    case 3:
      return ' @skip(if: $no)';
    default:
      return '';
  }
}
