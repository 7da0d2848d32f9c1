import * as z from 'zod';

/** A backup's head. */
export const backupHeader = z.object({
  format: z.literal('tillgraph backup 1'),
  /** RFC 3339. */
  takenAt: z.string(),
  /** Of the program. */
  version: z.string(),
  /** By which the key is known that it can be read with; the key is not in it. */
  masterKey: z.string(),
});
export type BackupHeader = Readonly<z.infer<typeof backupHeader>>;

const databaseHeader = z.object({
  database: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
});
/** The rows of a table follow, in the text format of COPY. */
const tableHeader = z.object({ table: z.string(), columns: z.string() });
/** They are over. */
const tableEnd = z.object({ rows: z.number() });
/** A file of the data folder, as text. */
const fileHeader = z.object({ file: z.string(), text: z.string() });

export const entryHeader = z.union([databaseHeader, tableHeader, tableEnd, fileHeader]);
export type EntryHeader = Readonly<z.infer<typeof entryHeader>>;
