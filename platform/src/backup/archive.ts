import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { StartRefused } from '../config/start-refused.ts';

/**
 * An archive is a gzip of frames, each a letter, the length of its content (4 bytes, big-endian) and the content: `J` a
 * header as JSON, which says what the bytes after it are; `D` bytes; `E`, the last, the SHA-256 of all before it.
 */
export type ArchiveEntry =
  | { readonly kind: 'header'; readonly header: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

/** Whole or not at all: the file has its name when all of it is on the disk. Throws `StartRefused` when there is one. */
export async function writeArchive(file: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  if (await exists(file))
    throw new StartRefused(`${file} is there already: give another name, or remove it first.`);
  const partial = `${file}.partial`;
  try {
    await pipeline(
      Readable.from(framesOf(entries)),
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await rename(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw hasFileCode(error)
      ? new StartRefused(`${file} cannot be written (${error.code}).`, { cause: error })
      : error;
  }
}

/** In order. Throws `StartRefused` when the file is damaged, no archive or not whole, after the last entry at the latest. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const hash = createHash('sha256');
  try {
    for await (const { letter, content, frame } of framesIn(file)) {
      if (letter === 'E') {
        if (!hash.digest().equals(content)) throw new Error('its checksum is another');
        return;
      }
      hash.update(frame);
      if (letter === 'J') yield { kind: 'header', header: JSON.parse(content.toString()) };
      else yield { kind: 'bytes', bytes: content };
    }
  } catch (error) {
    if (hasFileCode(error))
      throw new StartRefused(`${file} cannot be read (${error.code}).`, { cause: error });
    throw damaged(file, error);
  }
  throw damaged(file);
}

async function* framesOf(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const entry of entries) {
    const framed =
      entry.kind === 'header'
        ? frame('J', Buffer.from(JSON.stringify(entry.header)))
        : frame('D', entry.bytes);
    hash.update(framed);
    yield framed;
  }
  yield frame('E', hash.digest());
}

function frame(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(letter, 'latin1');
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

async function* framesIn(file: string) {
  let rest = Buffer.alloc(0);
  const source = createReadStream(file);
  const unzipped = createGunzip();
  // Its errors become those of what is read.
  source.once('error', (error) => unzipped.destroy(error));
  for await (const chunk of source.pipe(unzipped)) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < headBytes) break;
      const end = headBytes + rest.readUInt32BE(1);
      if (end > longestFrame) throw new Error('a frame is too long');
      if (rest.length < end) break;
      const whole = rest.subarray(0, end);
      yield { letter: whole.toString('latin1', 0, 1), content: whole.subarray(headBytes), frame: whole };
      rest = rest.subarray(end);
    }
  }
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows has nothing of the kind.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const headBytes = 5;
const longestFrame = 2 ** 30;

/** What the system says of a file: no such, no right, no room. */
const hasFileCode = (error: unknown): error is { readonly code: string } =>
  typeof error === 'object' && error !== null && 'code' in error && fileCodes.has(error.code);

const fileCodes = new Set<unknown>([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
]);

const damaged = (file: string, cause?: unknown) =>
  new StartRefused(`${file} is no backup, or is damaged or not whole: take another one.`, { cause });

const exists = (file: string) =>
  open(file).then(
    (handle) => handle.close().then(() => true),
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
