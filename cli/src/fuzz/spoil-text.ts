import type { Random } from '../demo-shop/random.ts';

/** A text that is like the given one, with a few tokens gone, doubled, moved or put in the place of others. */
export function spoilText(random: Random, text: string): string {
  const tokens = text.match(/\w+|"[^"]*"|\s+|./gsu) ?? [];
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const at = random.between(0, Math.max(tokens.length - 1, 0));
    switch (random.between(0, 6)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, tokens[at] ?? '');
        break;
      case 2:
        tokens.splice(at, 1, tokens[random.between(0, Math.max(tokens.length - 1, 0))] ?? '');
        break;
      case 3:
        tokens.splice(at, 1, random.pick(strange));
        break;
      case 4:
        tokens.splice(at, 0, random.pick(strange));
        break;
      case 5:
        tokens.splice(at);
        break;
      case 6:
        tokens.splice(at, random.between(1, 20));
        break;
    }
  }
  return tokens.join('');
}

const strange = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '!',
    '$',
    '@',
    '...',
    ':',
    '"',
    '"""',
    '#',
    '&',
    '|',
    '\\',
    '\0',
    '\ufeff',
  ],
  ...[
    '__typename',
    '__schema { types { name } }',
    '__type(name: "User") { name }',
    '_entities',
    '_service { sdl }',
  ],
  ...[
    '@include(if: true)',
    '@skip(if: null)',
    '@defer',
    '@stream',
    '@requiresScopes(scopes: [])',
    '@cost(weight: -1)',
  ],
  ...[
    'null',
    '1e999',
    '-0',
    '99999999999999999999',
    '"\\ud800"',
    '"\\u{110000}"',
    '$v0',
    '$none',
    'query',
    'mutation',
  ],
  ...[
    'subscription',
    'fragment F0 on Query { ...F0 }',
    '...F0',
    'on',
    'extend type Query { a: Int }',
    '__proto__',
  ],
];
