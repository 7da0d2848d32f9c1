import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendText } from '@tillgraph/platform/http';
import type { Route } from './server.ts';

/** Pages and what they load, by path: our own files, and those that packages bring ready for browsers. */
export function createAssetRoutes(): readonly (readonly [string, Route])[] {
  return [
    pageRoute('/', 'home', ownPolicy),
    pageRoute('/graphiql', 'graphiql', ownPolicy),
    pageRoute('/sandbox', 'sandbox', sandboxPolicy),
    fileRoute('/graphiql/page.css', own('graphiql/page.css')),
    fileRoute('/graphiql/start.js', own('graphiql/start.js')),
    fileRoute('/graphiql/tabs.js', own('graphiql/tabs.js')),
    fileRoute('/graphiql/graphiql.js', require.resolve('graphiql/graphiql.min.js')),
    fileRoute('/graphiql/graphiql.css', require.resolve('graphiql/graphiql.min.css')),
    fileRoute('/graphiql/react.js', packageFile('react', 'umd/react.production.min.js')),
    fileRoute('/graphiql/react-dom.js', packageFile('react-dom', 'umd/react-dom.production.min.js')),
    ...graphqlWsRoutes(),
    fileRoute('/sandbox/page.css', own('sandbox/page.css')),
    fileRoute('/sandbox/start.js', own('sandbox/start.js')),
  ];
}

const require = createRequire(import.meta.url);

const own = (path: string): string => fileURLToPath(new URL(`../../assets/${path}`, import.meta.url));

/** The client and the files that it imports, whose names its build makes up. */
function graphqlWsRoutes(): readonly (readonly [string, Route])[] {
  const folder = dirname(require.resolve('graphql-ws'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => fileRoute(`/graphiql/graphql-ws/${name}`, join(folder, name)));
}

/** Of a package that does not export the file. */
const packageFile = (name: string, path: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), path);

const pageRoute = (path: string, folder: string, policy: string) =>
  fileRoute(path, own(`${folder}/index.html`), {
    'content-security-policy': policy,
    'cache-control': 'no-cache',
  });

function fileRoute(
  path: string,
  file: string,
  headers: Readonly<Record<string, string>> = { 'cache-control': 'public, max-age=3600' },
): readonly [string, Route] {
  return [
    path,
    async (_request, response) => {
      const type = contentTypes[extname(file)] ?? 'application/octet-stream';
      sendText(response, 200, type, await readFile(file), headers);
    },
  ];
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** GraphiQL's editor sets styles in the elements themselves. */
const ownPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const sandboxPolicy = [
  "default-src 'self'",
  "script-src 'self' https://embeddable-sandbox.cdn.apollographql.com",
  "style-src 'self' 'unsafe-inline'",
  'frame-src https://sandbox.embed.apollographql.com',
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
].join('; ');
