export { type Body, readJson } from './body.ts';
export { sendJson, sendRefusal, sendText } from './responses.ts';
export { type TraceHeaders, traceOf } from './trace.ts';
