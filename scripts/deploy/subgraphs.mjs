import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { root } from '../prepare.mjs';

/** Throws where a subgraph of supergraph.yaml is left out, or would not be found at its address. */
export function checkSubgraphs() {
  const { subgraphs } = parse(text('supergraph.yaml'));
  const { services } = parse(text('docker-compose.yml'), { merge: true });
  const base = 'deploy/kubernetes/base';
  const { resources } = parse(text(`${base}/kustomization.yaml`));
  const { scrape_configs } = parse(text('deploy/prometheus/prometheus.yml'), { merge: true });
  const scraped = scrape_configs.flatMap(({ dns_sd_configs = [] }) =>
    dns_sd_configs.flatMap(({ names }) => names),
  );
  const addresses = parseAllDocuments(text(`${base}/services.yaml`)).map((document) => {
    const { metadata, spec } = document.toJS();
    return `http://${metadata.name}:${spec.ports[0].port}/graphql`;
  });
  const faults = Object.entries(subgraphs).flatMap(([name, { routing_url: url }]) => [
    ...(services[name]?.command?.[1] === name
      ? []
      : [`docker-compose.yml has no service that runs ${name}.`]),
    ...(name in services.gateway.depends_on
      ? []
      : [`docker-compose.yml starts the gateway without ${name}.`]),
    ...(resources.includes(`contexts/${name}`) ? [] : [`${base} lacks contexts/${name}.`]),
    ...(addresses.includes(url) ? [] : [`${base}/services.yaml has nothing at ${url}.`]),
    ...(scraped.includes(name) ? [] : [`deploy/prometheus/prometheus.yml does not scrape ${name}.`]),
  ]);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

const text = (path) => readFileSync(join(root, path), 'utf8');
