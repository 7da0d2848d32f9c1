import { readFileSync } from 'node:fs';

/**
 * What ships, by the lockfile: all packages of others that are not for development alone, with the folder of each, since
 * one may be there in several versions. `lockfile`: as npm writes it, version 3.
 */
export const shippedPackages = (lockfile = readLockfile()) =>
  Object.entries(lockfile.packages)
    .filter(([folder, { dev, link }]) => folder.includes('node_modules/') && !dev && !link)
    .map(([folder, { version, license, integrity, optional = false }]) => ({
      name: folder.replace(/^.*node_modules\//, ''),
      version,
      license,
      integrity,
      optional,
      folder,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));

export const readLockfile = () =>
  JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
