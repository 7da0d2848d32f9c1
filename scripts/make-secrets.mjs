/** `npm run secrets`: makes what a distributed shop keeps secret, once. What is there already stays as it is. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '.secrets');

/** The folder lets nobody else in; the files can be read by the user of a container that is given them. */
mkdirSync(folder, { recursive: true, mode: 0o700 });
makeMasterKey();
makeAssertionKeys();
makeEnvironment();
console.log(
  "The shop's secrets are in .secrets and .env. Keep .secrets/master-key: without it personal data is lost.",
);
console.log(`The owner signs in with ${settingsOf('.env').OWNER_EMAIL} and the OWNER_PASSWORD in .env.`);

/** Encrypts the persons' keys and the signing keys. */
function makeMasterKey() {
  const file = join(folder, 'master-key');
  if (!existsSync(file)) write(file, randomBytes(32));
}

/** The gateway signs with the private key what the subgraphs verify with the public one. */
function makeAssertionKeys() {
  const files = { private: join(folder, 'assertion-key.pem'), public: join(folder, 'assertion-key.pub.pem') };
  if (existsSync(files.private) && existsSync(files.public)) return;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  write(files.private, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  write(files.public, publicKey.export({ type: 'spki', format: 'pem' }));
}

/** What docker compose reads by itself: passwords that stand in settings. */
function makeEnvironment() {
  const file = join(root, '.env');
  if (existsSync(file)) return;
  const password = () => randomBytes(18).toString('base64url');
  const settings = {
    POSTGRES_PASSWORD: password(),
    GRAFANA_PASSWORD: password(),
    OWNER_EMAIL: 'owner@example.com',
    OWNER_PASSWORD: password(),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600, flag: 'wx' });
}

function settingsOf(file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => line.split(/=(.*)/s)));
}

function write(file, content) {
  writeFileSync(file, content, { mode: 0o644 });
}
