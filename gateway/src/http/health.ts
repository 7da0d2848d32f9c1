import type { ServerResponse } from 'node:http';
import { sendJson } from '@tillgraph/platform/http';

/** A service as /status shows it. `lag`: events that its consumers have yet to take; null where it has none. */
export interface ServiceStatus {
  readonly name: string;
  readonly up: boolean;
  readonly lag: number | null;
  readonly version: string;
}

export interface Health {
  /** Why requests are not served yet, or undefined. */
  readonly notReady: () => string | undefined;
  readonly status: () => Promise<readonly ServiceStatus[]>;
}

export const sendHealthy = (response: ServerResponse): void => sendJson(response, 200, { status: 'ok' });

export function sendReadiness(response: ServerResponse, health: Health): void {
  const reason = health.notReady();
  sendJson(
    response,
    reason === undefined ? 200 : 503,
    reason === undefined ? { status: 'ready' } : { status: 'not ready', reason },
  );
}

export async function sendStatus(response: ServerResponse, health: Health): Promise<void> {
  const services = await health.status();
  const up = services.every((service) => service.up);
  sendJson(response, up ? 200 : 503, { up, services });
}
