import { type DirectiveNode, Kind } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** @include and @skip on the way to a selection that depend on variables: all of them must be as expected. */
export type Condition = readonly { readonly variable: string; readonly expected: boolean }[];

/** Compared by identity: a selection without conditions has this very one. */
export const always: Condition = [];

export function conditionOf(
  directives: readonly DirectiveNode[] | undefined,
  outer: Condition,
): Condition | 'never' {
  let condition = outer;
  for (const { name, arguments: given } of directives ?? []) {
    if (name.value !== 'include' && name.value !== 'skip') {
      continue;
    }
    const expected = name.value === 'include';
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN && value.value !== expected) {
      return 'never';
    }
    if (value?.kind === Kind.VARIABLE) {
      condition = [...condition, { variable: value.name.value, expected }];
    }
  }
  return condition;
}
