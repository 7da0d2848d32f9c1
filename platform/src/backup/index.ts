export { type ArchiveEntry, readArchive, readArchiveHead, syncFolder, writeArchive } from './archive.ts';
export { copyDatabases, header } from './copy-databases.ts';
export { type BackupHeader, backupHeader } from './headers.ts';
export { loadDatabases } from './load-databases.ts';
export { openSnapshots } from './snapshot.ts';
