import type { Settings } from '@tillgraph/platform/config';
import { shopContexts } from '../shop/shop-contexts.ts';
import type { AssertionKeys } from './assertion-keys.ts';
import { freePorts } from './free-ports.ts';
import type { ProcessPlan } from './supervised-process.ts';

export interface ShopPlan {
  /** Each context's processes, by the roles that they share. */
  readonly subgraphs: readonly ProcessPlan[];
  readonly gateway: ProcessPlan;
  /** Where each context takes operations. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  readonly settings: Settings;
  /** Which roles share a process: `['api', 'projector,reactor,relay']`. */
  readonly layout: readonly string[];
  readonly masterKeyFile: string;
  readonly assertionKeys: AssertionKeys;
  readonly databaseUrl: string;
  /** Of this process: the others have the same settings, beside their own. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The processes of a whole shop on this machine, on ports that follow the gateway's. */
export async function planShop(options: PlanOptions): Promise<ShopPlan> {
  const { settings, layout, environment } = options;
  const places = shopContexts.flatMap((context) => layout.map((roles) => ({ context, roles })));
  // Without a port of its own choice it may be one of several on the machine.
  const first = settings.port === 0 ? randomPort() : settings.port + 1;
  const [gatewayPort = 0, ...ports] = await freePorts(first, places.length + 1);
  const common = {
    ...environment,
    DATA_DIR: settings.dataDir,
  };
  const subgraphUrls = new Map(
    places.flatMap(({ context, roles }, index) =>
      roles.split(',').includes('api')
        ? [[context, `http://127.0.0.1:${ports[index]}/graphql`] as const]
        : [],
    ),
  );
  const subgraphs = places.map(({ context, roles }, index): ProcessPlan => {
    const port = ports[index] ?? 0;
    return {
      name: `${context} ${roles}`,
      words: ['subgraph', context, '--roles', roles],
      output: 'inherit',
      port,
      environment: {
        ...common,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: options.databaseUrl,
        MASTER_KEY_FILE: options.masterKeyFile,
        ASSERTION_PUBLIC_KEY_FILE: options.assertionKeys.publicKeyFile,
        JWKS_URL: new URL('/.well-known/jwks.json', subgraphUrls.get('identity')).href,
      },
    };
  });
  const port = settings.port === 0 ? gatewayPort : settings.port;
  const gateway: ProcessPlan = {
    name: 'gateway',
    words: ['gateway'],
    output: 'ignore',
    port,
    environment: {
      ...common,
      HOST: settings.host,
      PORT: String(port),
      SUBGRAPH_URLS: [...subgraphUrls].map((entry) => entry.join('=')).join(','),
      ASSERTION_PRIVATE_KEY_FILE: options.assertionKeys.privateKeyFile,
    },
  };
  return { subgraphs, gateway, subgraphUrls };
}

/** Below those that the system gives to outgoing connections. */
const randomPort = () => 10_000 + Math.floor(Math.random() * 20_000);
