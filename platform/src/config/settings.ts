import { resolve } from 'node:path';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { currencyPlaces } from '@tillgraph/shared-domain/currency';
import { isTimeZone } from '@tillgraph/shared-domain/time-zone';
import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

/** What an installation can set. Times are in ms. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** A PostgreSQL server to use in the place of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly ownerEmail: string | undefined;
  readonly ownerPassword: string | undefined;
  /** With what a new shop is filled: a shop's past too, its products and customers alone, or nothing. */
  readonly demoData: 'past' | 'products' | 'none';
  readonly shop: ShopSettings;
  readonly accessTokenLifetime: number;
  readonly consistencyWait: number;
  readonly referenceWait: number;
  readonly orderTimeout: number;
  /** Requests a minute for each user or address. */
  readonly rateLimit: number;
  readonly introspection: boolean;
  /** A folder of the only operations that are run, beside the page's own; undefined: all are. */
  readonly trustedDocumentsFolder: string | undefined;
  /** How many proxies are in front, or their addresses; see `X-Forwarded-For`. */
  readonly trustedProxies: number | readonly string[];
  readonly logLevel: (typeof logLevels)[number];
}

/** Of these the first start decides; undefined is not set, so that a later start need not repeat them. */
export interface ShopSettings {
  readonly name: string | undefined;
  readonly currency: string | undefined;
  readonly timeZone: string | undefined;
  readonly pricesIncludeTax: boolean | undefined;
}

/** The settings of this process, read once at its start. Throws `StartRefused`, naming the first that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  if (error) {
    const [issue] = error.issues;
    throw new StartRefused(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    ownerEmail: data.OWNER_EMAIL,
    ownerPassword: data.OWNER_PASSWORD,
    demoData: data.DEMO_DATA,
    shop: {
      name: data.SHOP_NAME,
      currency: data.CURRENCY,
      timeZone: data.TIME_ZONE,
      pricesIncludeTax: data.PRICES_INCLUDE_TAX,
    },
    accessTokenLifetime: data.ACCESS_TOKEN_TTL,
    consistencyWait: data.CONSISTENCY_WAIT_MS,
    referenceWait: data.REFERENCE_WAIT_MS,
    orderTimeout: data.ORDER_TIMEOUT_MS,
    rateLimit: data.RATE_LIMIT,
    introspection: data.INTROSPECTION,
    trustedDocumentsFolder: data.TRUSTED_DOCUMENTS && resolve(data.TRUSTED_DOCUMENTS),
    trustedProxies: data.TRUSTED_PROXIES,
    logLevel: data.LOG_LEVEL,
  };
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most,
      `give a whole number from ${least} to ${most}.`,
    )
    .transform(Number);

const milliseconds = wholeNumber(0, 3_600_000);

/** `1`; or `10.0.0.0/8, 2001:db8::1`. */
const proxies = z.string().transform((text, context) => {
  if (/^\d$/.test(text.trim())) return Number(text);
  const addresses = text.split(',').map((address) => address.trim());
  if (addresses.every((address) => proxyAddress.safeParse(address).success)) return addresses;
  context.addIssue({
    code: 'custom',
    message:
      'give how many proxies are in front, up to 9, or their addresses, such as "10.0.0.0/8, 192.0.2.7".',
  });
  return z.NEVER;
});

const proxyAddress = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const flag = z.enum(['true', 'false'], 'give true or false.').transform((text) => text === 'true');

const demos = { true: 'past', products: 'products', false: 'none' } as const;

const demo = z
  .enum(['true', 'products', 'false'], 'give true, products or false.')
  .transform((text) => demos[text]);

const unitsInMs = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;

/** `15 min`, `900 s`; a number alone is seconds. */
const duration = z.string().transform((text, context) => {
  const [, amount, unit = 's'] = text.trim().match(/^(\d{1,9})\s*(ms|s|min|h)?$/) ?? [];
  const inMs = Number(amount) * unitsInMs[unit as keyof typeof unitsInMs];
  if (inMs >= 1000 && inMs <= accessTokens.longestLifetime) return inMs;
  context.addIssue({ code: 'custom', message: 'give a time from 1 s to 24 h, such as "15 min".' });
  return z.NEVER;
});

const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'give postgres://user:password@host:5432/postgres, a role that may create databases.',
  );

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.tillgraph'),
  DATABASE_URL: postgresUrl.optional(),
  OWNER_EMAIL: z.email('give an e-mail address.').optional(),
  OWNER_PASSWORD: z
    .string()
    .min(8, 'give at least 8 characters.')
    .max(200, 'give at most 200 characters.')
    .optional(),
  DEMO_DATA: demo.default('past'),
  SHOP_NAME: z.string().max(200, 'give at most 200 characters.').optional(),
  CURRENCY: z
    .string()
    .refine((code) => currencyPlaces(code) !== undefined, 'give a currency of ISO 4217, such as EUR.')
    .optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'give a time zone of the IANA list, such as Europe/Berlin.')
    .optional(),
  PRICES_INCLUDE_TAX: flag.optional(),
  ACCESS_TOKEN_TTL: duration.default(15 * unitsInMs.min),
  CONSISTENCY_WAIT_MS: milliseconds.default(2000),
  REFERENCE_WAIT_MS: milliseconds.default(2000),
  ORDER_TIMEOUT_MS: wholeNumber(1, 86_400_000).default(120_000),
  RATE_LIMIT: wholeNumber(1, 1_000_000_000).default(6000),
  INTROSPECTION: flag.default(true),
  TRUSTED_DOCUMENTS: z.string().optional(),
  TRUSTED_PROXIES: proxies.default([]),
  LOG_LEVEL: z.enum(logLevels, `give one of ${logLevels.join(', ')}.`).default('warn'),
});
