import type { Document } from 'mongodb';
import { DocumentRefusedError } from '../errors.ts';

/**
 * The JSON of a document as fields that MongoDB takes whatever they are called: what a name may not hold there, or what
 * the driver takes for a mark of its own, is written as `%` and two digits. Throws `DocumentRefusedError` for text that
 * is no Unicode, or has a NUL: PostgreSQL holds neither, and a document that is parked in one store is to be in all.
 */
export const encodeFields = (document: object): Document =>
  // As JSON, which is what every store holds: an object stays one.
  encode(JSON.parse(JSON.stringify(document))) as Document;

/** What `encodeFields` was given. */
export const decodeFields = (fields: Document): object => decode(fields) as object; // an object, as was encoded

/** The path within a document of a field, `total.minor`, whose names are encoded. */
export const fieldPath = (path: string): string => ['document', ...path.split('.').map(encodeName)].join('.');

export function heldText(text: string): string {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new DocumentRefusedError('A text has a NUL or half of a surrogate pair.');
  }
  return text;
}

function encode(value: unknown, levels = mostLevels): unknown {
  if (typeof value === 'string') return heldText(value);
  if (levels === 0) throw new DocumentRefusedError(`A document has more than ${mostLevels} levels.`);
  return mapObject(value, (inner) => encode(inner, levels - 1), encodeName);
}

/** MongoDB promises so many. */
const mostLevels = 100;

const decode = (value: unknown): unknown => mapObject(value, decode, decodeName);

function mapObject(
  value: unknown,
  mapValue: (value: unknown) => unknown,
  mapName: (name: string) => string,
): unknown {
  if (Array.isArray(value)) return value.map(mapValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [mapName(name), mapValue(field)]));
}

const encodeName = (name: string): string =>
  heldText(name).replace(notInNames, (character) => `%${character.charCodeAt(0).toString(16)}`);

const decodeName = (name: string): string =>
  name.includes('%')
    ? name.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : name;

const notInNames = /[%.$]|^_(?=bsontype$)/g;
