import type { FirstOwner } from '@tillgraph/identity/subgraph';

/** Says how the first owner of a new shop signs in. */
export function tellOwner({ email, password }: FirstOwner): void {
  console.log(
    `The owner signs in as ${email} with the password ${password}\nIt is shown this once: note it.\n`,
  );
}
