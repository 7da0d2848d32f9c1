/** Says that the shop is open, and where. */
export function tellAddress(address: string): void {
  console.log(`Tillgraph runs.

  The till   ${address}/
  Try it     ${address}/graphiql
  The graph  ${address}/graphql
  Its state  ${address}/status

Ctrl-C ends it.`);
}
