import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartRefused } from '@tillgraph/platform/config';
import { stringify } from 'csv-stringify';

/**
 * Writes a CSV file (RFC 4180); `-` is standard output. A file gets a byte order mark, by which spreadsheets know
 * UTF-8, and is there when it is whole: what is being written ends in `.part`.
 */
export async function writeCsv(
  file: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Promise<void> {
  const isFile = file !== '-';
  const csv = stringify({ header: true, columns, bom: isFile, record_delimiter: 'windows' });
  if (!isFile) {
    await pipeline(Readable.from(rows), csv, process.stdout, { end: false }).catch(unlessSeenEnough);
    return;
  }
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(rows), csv, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const isOfFile = error instanceof Error && 'path' in error && 'code' in error;
    throw isOfFile ? new StartRefused(`${file} cannot be written (${error.code}).`, { cause: error }) : error;
  }
}

/** Who reads standard output may have seen enough, as `head` has. */
function unlessSeenEnough(error: unknown): void {
  const hasSeenEnough = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!hasSeenEnough) throw error;
}
