import { readFileSync } from 'node:fs';

/** The file's text; undefined when there is no such file. */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
