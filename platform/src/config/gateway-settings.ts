import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

/** How a gateway reaches the subgraphs of its shop. */
export interface SubgraphSettings {
  /** By name, where it is another than supergraph.yaml says. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** PEM: signs what subgraphs are told of who asks. */
  readonly assertionKeyFile: string;
}

/** Throws `StartRefused`, naming the first setting that is wrong. */
export function readSubgraphSettings(
  environment: Readonly<Record<string, string | undefined>>,
): SubgraphSettings {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const { data, error } = schema.safeParse(Object.fromEntries(given));
  if (error) {
    const [issue] = error.issues;
    throw new StartRefused(`The setting ${String(issue?.path[0])} is wrong: ${issue?.message}`);
  }
  return { subgraphUrls: data.SUBGRAPH_URLS, assertionKeyFile: data.ASSERTION_PRIVATE_KEY_FILE };
}

const form = 'give NAME=URL, several joined by commas, such as orders=http://10.0.0.7:4000/graphql.';

const schema = z.object({
  SUBGRAPH_URLS: z
    .string()
    .default('')
    .transform((text, context) => {
      const entries = text.split(',').map((entry) => entry.trim().split(/=(.*)/s));
      const urls = new Map(
        entries.filter(([name]) => name).map(([name = '', url = '']) => [name, url.trim()]),
      );
      if (
        [...urls.values()].every((url) => /^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
      ) {
        return urls;
      }
      context.addIssue({ code: 'custom', message: form });
      return z.NEVER;
    }),
  ASSERTION_PRIVATE_KEY_FILE: z.string('name the file of the key by which the gateway tells who asks.'),
});
