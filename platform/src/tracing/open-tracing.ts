import type { Logger } from '../observability/index.ts';
import type { Tracer } from './port.ts';

export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Traces for the collector that OTEL_EXPORTER_OTLP_ENDPOINT names (OTLP over HTTP); undefined when none is named. What
 * OpenTelemetry's SDK does is read from its own settings, such as OTEL_TRACES_SAMPLER. `service`: what the process is to
 * be found by, unless OTEL_SERVICE_NAME says otherwise. The SDK is loaded only here, for it is large.
 */
export async function openTracing(
  environment: Readonly<Record<string, string | undefined>>,
  service: string,
  logger: Logger,
): Promise<Tracing | undefined> {
  const endpoint =
    environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?.trim() || environment.OTEL_EXPORTER_OTLP_ENDPOINT?.trim();
  if (!endpoint || environment.OTEL_SDK_DISABLED === 'true') return undefined;
  const { startExporting } = await import('./open-telemetry.ts');
  return startExporting(service, (err) => logger.warn({ err }, 'Traces could not be sent'));
}
