import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

/** Where read models live when they live in MongoDB. */
export interface MongodbSettings {
  readonly url: string;
  /** The names of the contexts' databases begin with it, so that installations can share a cluster. */
  readonly databasePrefix: string;
}

/** Undefined without MONGODB_URL. Throws `StartRefused`, naming the first setting that is wrong. */
export function readMongodbSettings(
  environment: Readonly<Record<string, string | undefined>>,
): MongodbSettings | undefined {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  if (error) {
    const [issue] = error.issues;
    throw new StartRefused(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}`);
  }
  return data.MONGODB_URL
    ? { url: data.MONGODB_URL, databasePrefix: data.MONGODB_DATABASE_PREFIX }
    : undefined;
}

const schema = z.object({
  // Several hosts make it no URL of the standard; the driver says what else is wrong.
  MONGODB_URL: z
    .string()
    .regex(
      /^mongodb(\+srv)?:\/\/[^\s/]+(\/\S*)?$/,
      'give mongodb://user:password@host:27017,other:27017/?replicaSet=name, or mongodb+srv://host/.',
    )
    .optional(),
  MONGODB_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,40}$/, 'give up to 40 letters, digits, - and _.')
    .default('tillgraph'),
});
