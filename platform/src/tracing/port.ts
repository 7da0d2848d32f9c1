/**
 * Spans of a trace, by OpenTelemetry's model. Where nobody asks for traces there is no tracer: `tracer?.start(…)` then
 * costs nothing, and the parent's context is handed on as it came.
 */
export interface Tracer {
  /** `name`: one of few, for traces are searched by it. */
  start(name: string, options: SpanOptions): Span;
}

export interface SpanOptions {
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** W3C Trace Context; without one, or with what is none, a new trace begins. */
  readonly parent: string | null | undefined;
  /** Names and ids, never what somebody typed: traces leave the shop, and nobody can be erased in them. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface Span {
  /** For what happens within it. */
  readonly traceparent: string;
  /** Once. `failure`: an error's code or class; no message, which may quote what somebody typed. */
  end(failure?: string): void;
}
