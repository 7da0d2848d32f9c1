import { pipeline, Readable } from 'node:stream';
import { StartRefused } from '@tillgraph/platform/config';
import { type CsvError, parse } from 'csv-parse';

/** One record of a CSV file; `line` is the one on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What could not be read as a record, and why. */
export interface CsvFault {
  readonly line: number;
  readonly fault: string;
}

/**
 * The records of UTF-8 text with or without a byte order mark, of whatever line breaks, with commas or semicolons
 * between its cells. Line breaks within cells come as `\n`. No more than some chunks of it are held.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord | CsvFault, void> {
  const { head, texts } = await withHead(textsOf(bytes));
  const faults: CsvFault[] = [];
  let lastLine = 0;
  const parser = parse({
    delimiter: delimiterOf(head),
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    info: true,
    on_record: (cells, { lines }) => {
      lastLine = lines;
      return cells;
    },
    skip_records_with_error: true,
    on_skip: (error) => {
      faults.push({ line: lastLine + 1, fault: sentenceOf(error) });
      lastLine = typeof error?.lines === 'number' ? error.lines : lastLine;
      return undefined;
    },
  });
  // A failure of either stream reaches the loop below.
  pipeline(Readable.from(texts), parser, () => undefined);
  // As `info` has the parser answer; `lines` is where the record ends.
  for await (const { record: cells, info } of parser as AsyncIterable<Parsed>) {
    const line = info.lines - cells.join('').split('\n').length + 1;
    yield* faultsBefore(line, faults);
    yield { line, cells };
  }
  yield* faults;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Bytes; a record that is longer lacks a quote. A description of 5,000 characters has at most 20,000. */
const longestRecord = 64 * 1024;

/** The parser is ahead of the reader: its faults wait for their turn. */
function* faultsBefore(line: number, faults: CsvFault[]): Generator<CsvFault, void> {
  for (let fault = faults[0]; fault && fault.line < line; fault = faults[0]) {
    faults.shift();
    yield fault;
  }
}

async function* textsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  // Takes the byte order mark out.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held = '';
  for await (const chunk of bytes) {
    const text = held + decoded(decoder, chunk);
    // Half of a line break, perhaps.
    held = text.endsWith('\r') ? '\r' : '';
    yield withLineFeeds(text.slice(0, text.length - held.length));
  }
  yield withLineFeeds(held + decoded(decoder));
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new StartRefused('The file is not UTF-8: save it as "CSV UTF-8" and try again.', { cause });
  }
}

/** The text up to the end of the first line, at least, and all of it. */
async function withHead(texts: AsyncGenerator<string, void>) {
  let head = '';
  while (!head.includes('\n') && head.length < longestRecord) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all() {
    yield head;
    yield* texts;
  }
  return { head, texts: all() };
}

/** No column has either in its name. */
function delimiterOf(head: string): ',' | ';' {
  const [first = ''] = head.split('\n', 1);
  return first.includes(';') && !first.includes(',') ? ';' : ',';
}

function sentenceOf(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return 'A cell begins with a quote and does not end: close it; what follows was not read.';
    default:
      return 'A quote stands within a cell: put the whole cell in quotes, and write the one within twice.';
  }
}
