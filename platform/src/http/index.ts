export { type Body, readJson } from './body.ts';
export { createDrainingServer, type DrainingServer } from './draining-server.ts';
export { sendJson, sendRefusal, sendText } from './responses.ts';
export { type TraceHeaders, traceOf } from './trace.ts';
