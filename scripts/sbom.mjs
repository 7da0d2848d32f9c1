/** `npm run --silent sbom > FILE`: prints the software bill of materials of what ships. */
import { readFileSync } from 'node:fs';
import { shippedPackages } from './shipped-packages.mjs';
import { softwareBill } from './software-bill.mjs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
console.log(JSON.stringify(softwareBill(manifest, shippedPackages()), null, 2));
