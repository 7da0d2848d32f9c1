import type { ContextName } from '@tillgraph/shared-domain/context';
import { failureOf, type Tracer } from '../tracing/index.ts';
import type { Command, CommandOutcome, JsonValue } from './port.ts';

/**
 * Executes the command as a span of its own, from being given to being committed, which its events keep: whoever
 * handles them goes on with the trace from here. A refusal is an outcome like another, no failure.
 */
export async function inAppendSpan<const States extends readonly unknown[], Result extends JsonValue>(
  command: Command<States, Result>,
  context: ContextName,
  tracer: Tracer,
  execute: (command: Command<States, Result>) => Promise<CommandOutcome<Result>>,
): Promise<CommandOutcome<Result>> {
  const { metadata } = command;
  const span = tracer.start(`append ${context}`, {
    kind: 'internal',
    parent: metadata.traceparent,
    attributes: {
      'tillgraph.context': context,
      'tillgraph.command_id': metadata.commandId,
      'tillgraph.correlation_id': metadata.correlationId,
      'tillgraph.actor.kind': metadata.actor.kind,
    },
  });
  try {
    const outcome = await execute({ ...command, metadata: { ...metadata, traceparent: span.traceparent } });
    span.end();
    return outcome;
  } catch (error) {
    span.end(failureOf(error));
    throw error;
  }
}
