import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { extname, join, sep } from 'node:path';
import { sendText } from '@tillgraph/platform/http';
import type { Route } from './server.ts';

/** A page that was built for browsers, as a folder of files: `index.html`, and what it loads from `assets/`. */
export interface BuiltPage {
  /** For all of the page's own addresses. */
  readonly index: Route;
  /** By path. Their names change with their content. */
  readonly assets: readonly (readonly [string, Route])[];
}

/** Kept in memory, it is small; undefined where nothing was built. Beside a file may be `.br` and `.gz` of it. */
export function readBuiltPage(folder: string): BuiltPage | undefined {
  const names = filesOf(folder);
  if (!names.includes('index.html')) return undefined;
  const served = (name: string, headers: Readonly<Record<string, string>>): Route => {
    const type = contentTypes[extname(name)] ?? 'application/octet-stream';
    const content = readFileSync(join(folder, name));
    const encoded = encodings
      .filter(({ suffix }) => names.includes(name + suffix))
      .map(({ suffix, ...encoding }) => ({
        ...encoding,
        content: readFileSync(join(folder, name + suffix)),
      }));
    return (request, response) => {
      const best = encoded.find(({ coding }) => takes(request, coding));
      sendText(response, 200, type, best?.content ?? content, {
        ...headers,
        vary: 'accept, accept-encoding',
        ...(best && { 'content-encoding': best.coding }),
      });
    };
  };
  return {
    index: served('index.html', { 'cache-control': 'no-cache', 'content-security-policy': policy }),
    assets: names
      .filter((name) => name.startsWith('assets/') && !encodings.some(({ suffix }) => name.endsWith(suffix)))
      .map((name) => [`/${name}`, served(name, { 'cache-control': 'public, max-age=31536000, immutable' })]),
  };
}

/** Whether a browser asks for something to show, and not a program for something to read. */
export const wantsPage = ({ headers }: IncomingMessage): boolean =>
  headers.accept?.includes('text/html') === true;

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll(sep, '/'),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Smallest first. */
const encodings = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

/** Browsers list what they take; one that refuses a coding by `;q=0` is none. */
const takes = ({ headers }: IncomingMessage, coding: string): boolean =>
  String(headers['accept-encoding'] ?? '')
    .split(',')
    .some((each) => each.trim().split(';')[0] === coding);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing inline, nothing from elsewhere: a smuggled script does not run, and could tell nobody. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
