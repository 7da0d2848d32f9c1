import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Tracing } from './open-tracing.ts';
import type { SpanOptions } from './port.ts';
import { formatTraceparent, parseTraceparent } from './traceparent.ts';

/** Spans to OpenTelemetry's SDK, without its globals: contexts are handed on by hand. */
export function startExporting(service: string, onFailure: (error: unknown) => void): Tracing {
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service, 'service.namespace': 'tillgraph' }))
      // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(telling(new OTLPTraceExporter(), onFailure))],
  });
  const spans = provider.getTracer('tillgraph');
  return {
    tracer: {
      start(name, { kind, parent, attributes }) {
        const span = spans.startSpan(name, { kind: kinds[kind], attributes }, contextOf(parent));
        const { traceId, spanId, traceFlags } = span.spanContext();
        return {
          traceparent: formatTraceparent({
            traceId,
            spanId,
            sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
          }),
          end(failure) {
            if (failure !== undefined) {
              span.setStatus({ code: SpanStatusCode.ERROR });
              span.setAttribute('error.type', failure);
            }
            span.end();
          },
        };
      },
    },
    close: () => provider.shutdown(),
  };
}

const kinds: Readonly<Record<SpanOptions['kind'], SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

function contextOf(parent: string | null | undefined): Context {
  const parsed = parent ? parseTraceparent(parent) : undefined;
  if (!parsed) return ROOT_CONTEXT;
  const { traceId, spanId, sampled } = parsed;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** The SDK tells nobody that its exporter failed. */
const telling = (exporter: SpanExporter, onFailure: (error: unknown) => void): SpanExporter => ({
  export: (spans, done) =>
    exporter.export(spans, (result) => {
      if (result.error) onFailure(result.error);
      done(result);
    }),
  shutdown: () => exporter.shutdown(),
});
