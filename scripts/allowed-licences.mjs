/** Licences (SPDX) of packages that may ship with Tillgraph, which is under the Apache License 2.0. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT/X11',
  'Python-2.0',
  'Unlicense',
]);

/**
 * Of these alone: Apollo's federation libraries may be used, changed and passed on, but nobody may sell them to others
 * as a hosted service (https://www.elastic.co/licensing/elastic-license).
 */
const allowedOf = new Map([
  ['Elastic-2.0', /^@apollo\/(composition|federation-internals|query-graphs|query-planner)$/],
]);

/** Whether a package with this SPDX expression may ship. One without a licence may not. */
export function mayShip({ name, license = '' }) {
  const expression = license.replace(/[()]/g, '');
  return expression
    .split(' OR ')
    .some((option) =>
      option
        .split(' AND ')
        .every((licence) => allowed.has(licence) || allowedOf.get(licence)?.test(name) === true),
    );
}
