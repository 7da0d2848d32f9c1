/**
 * The software bill of materials in CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/) of what ships. Made from the
 * lockfile alone, so it is the same wherever it is made; `npm sbom` also asks what is installed, and gives up on an
 * optional peer in another version, which development brings along.
 */
export function softwareBill({ name, version, license }, packages) {
  const components = new Map(packages.map((each) => [purlOf(each), componentOf(each)]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components: [...components.values()],
  };
}

export const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const componentOf = ({ name, version, license, integrity, optional, ...each }) => ({
  type: 'library',
  'bom-ref': purlOf({ name, version, ...each }),
  name,
  version,
  purl: purlOf({ name, version }),
  scope: optional ? 'optional' : 'required',
  ...(license && { licenses: [{ expression: license === 'MIT/X11' ? 'MIT' : license }] }),
  ...(integrity && { hashes: integrity.split(' ').map(hashOf) }),
});

/** As npm writes it (https://w3c.github.io/webappsec-subresource-integrity/): `sha512-` and base64. */
function hashOf(integrity) {
  const [algorithm, base64] = integrity.split(/-(.*)/s);
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') };
}
