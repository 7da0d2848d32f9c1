/** https://www.w3.org/TR/trace-context/#traceparent-header; later versions may add fields. */
const pattern = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-[\x21-\x7e]{1,64})?$/;

export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether somebody records the trace. */
  readonly sampled: boolean;
}

/** Undefined for what is no traceparent. */
export function parseTraceparent(text: string): TraceContext | undefined {
  const [, traceId, spanId, flags] = pattern.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & sampledFlag) !== 0 };
}

export const formatTraceparent = ({ traceId, spanId, sampled }: TraceContext): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;

const sampledFlag = 1;
