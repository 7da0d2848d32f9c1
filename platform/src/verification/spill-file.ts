import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a text lies in the file; `length` in bytes. */
export interface SpilledText {
  readonly offset: number;
  readonly length: number;
}

/** Texts that memory has no room for. */
export interface SpillFile {
  append(text: string): SpilledText;
  read(place: SpilledText): string;
  close(): void;
}

/**
 * In a file of the system's temporary folder (TMPDIR) that has no name any more where the system allows it, under a key
 * that only this process has: documents hold what is about persons, and nothing of them is to stay on the disk.
 * Synchronous, for a fold cannot go on without the document that it reads.
 */
export function openSpillFile(): SpillFile {
  const folder = mkdtempSync(join(tmpdir(), 'tillgraph-verify-'));
  const file = openSync(join(folder, 'documents'), 'wx+', 0o600);
  const unlink = () => rmSync(folder, { recursive: true, force: true });
  if (process.platform !== 'win32') unlink();
  const key = randomBytes(32);
  let end = 0;

  return {
    append(text) {
      const place = { offset: end, length: Buffer.byteLength(text) };
      const cipher = createCipheriv(algorithm, key, nonceOf(place));
      writeSync(file, cipher.update(text, 'utf8'), 0, place.length, place.offset);
      end += place.length;
      return place;
    },
    read(place) {
      const bytes = Buffer.allocUnsafe(place.length);
      for (let read = 0; read < place.length; ) {
        const more = readSync(file, bytes, read, place.length - read, place.offset + read);
        if (more === 0) throw new Error('The file of spilled documents was cut off.');
        read += more;
      }
      return createDecipheriv(algorithm, key, nonceOf(place)).update(bytes).toString('utf8');
    },
    close() {
      closeSync(file);
      unlink();
    },
  };
}

/** AES in counter mode (NIST SP 800-38A): no place is written twice, so no counter comes twice. */
const algorithm = 'aes-256-ctr';

/** The first half is the text's own, the second counts its blocks. */
function nonceOf({ offset }: SpilledText): Buffer {
  const nonce = Buffer.alloc(16);
  nonce.writeBigUInt64BE(BigInt(offset));
  return nonce;
}
