import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { StartRefused } from '../config/start-refused.ts';

/**
 * An archive is a line of JSON, its head, which anybody may read; 12 bytes of nonce; AES-256-GCM (NIST SP 800-38D) of a
 * gzip of frames; and the tag of 16 bytes, which the head is part of. So one bit that is another, or a missing end, is
 * found out. A frame is a letter, the length of its content (4 bytes, big-endian) and the content: `J` a header as
 * JSON, which says what the bytes after it are; `D` bytes.
 */
export type ArchiveEntry =
  | { readonly kind: 'header'; readonly header: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

export interface ArchiveKey {
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Whole or not at all: the file has its name when all of it is on the disk. Throws `StartRefused` when there is one. */
export async function writeArchive(
  file: string,
  { key, head }: ArchiveKey & { readonly head: object },
  entries: AsyncIterable<ArchiveEntry>,
): Promise<void> {
  if (await exists(file))
    throw new StartRefused(`${file} is there already: give another name, or remove it first.`);
  const partial = `${file}.partial`;
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(line);
  try {
    await writeFile(partial, Buffer.concat([line, nonce]), { mode: 0o600, flag: 'w' });
    await pipeline(
      Readable.from(framesOf(entries)),
      createGzip({ level: constants.Z_BEST_SPEED }),
      cipher,
      createWriteStream(partial, { flags: 'a' }),
    );
    await appendFile(partial, cipher.getAuthTag(), { flush: true });
    await rename(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw hasFileCode(error)
      ? new StartRefused(`${file} cannot be written (${error.code}).`, { cause: error })
      : error;
  }
}

/** Who has no key can read this much. Throws `StartRefused` for what is no archive. */
export async function readArchiveHead(file: string): Promise<unknown> {
  return readable(file, async () => JSON.parse((await layoutOf(file)).line.toString()));
}

/** In order. Throws `StartRefused` when the file is damaged, or not whole, after the last entry at the latest. */
export async function* readArchive(file: string, { key }: ArchiveKey): AsyncGenerator<ArchiveEntry> {
  try {
    for await (const { letter, content } of framesIn(file, key)) {
      if (letter === 'J') yield { kind: 'header', header: JSON.parse(content.toString()) };
      else yield { kind: 'bytes', bytes: content };
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* framesOf(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  for await (const entry of entries) {
    yield entry.kind === 'header'
      ? frame('J', Buffer.from(JSON.stringify(entry.header)))
      : frame('D', entry.bytes);
  }
}

function frame(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(letter, 'latin1');
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

async function* framesIn(file: string, key: Buffer) {
  const { line, nonce, tag, start, end } = await layoutOf(file);
  const decipher = createDecipheriv(algorithm, key, nonce).setAAD(line).setAuthTag(tag);
  const unzipped = createGunzip();
  // What goes wrong in one of them ends the last, and whoever reads it is told.
  pipeline(createReadStream(file, { start, end: end - 1 }), decipher, unzipped).catch(() => undefined);
  let rest = Buffer.alloc(0);
  for await (const chunk of unzipped) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < headBytes) break;
      const length = headBytes + rest.readUInt32BE(1);
      if (length > longestFrame) throw new Error('a frame is too long');
      if (rest.length < length) break;
      yield { letter: rest.toString('latin1', 0, 1), content: rest.subarray(headBytes, length) };
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new Error('the last frame is cut off');
}

/** Where its parts are; `start` and `end` of what is encrypted. */
async function layoutOf(file: string) {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const begin = Buffer.alloc(Math.min(size, longestLine));
    await handle.read(begin, 0, begin.length, 0);
    const line = begin.subarray(0, begin.indexOf('\n') + 1);
    const [start, end] = [line.length + nonceBytes, size - tagBytes];
    if (line.length === 0 || end <= start) throw new Error('it is too short');
    const [nonce, tag] = [Buffer.alloc(nonceBytes), Buffer.alloc(tagBytes)];
    await handle.read(nonce, 0, nonceBytes, line.length);
    await handle.read(tag, 0, tagBytes, end);
    return { line, nonce, tag, start, end };
  } finally {
    await handle.close();
  }
}

async function readable<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw unreadable(file, error);
  }
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows has nothing of the kind.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const longestLine = 4096;
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

const unreadable = (file: string, cause: unknown): StartRefused =>
  hasFileCode(cause)
    ? new StartRefused(`${file} cannot be read (${cause.code}).`, { cause })
    : new StartRefused(`${file} is no backup, or is damaged or not whole: take another one.`, { cause });

const exists = (file: string) =>
  open(file).then(
    (handle) => handle.close().then(() => true),
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
