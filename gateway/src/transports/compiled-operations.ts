import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** A subgraph's operation that is executed again and again. */
export interface CompiledOperation {
  readonly document: DocumentNode;
  execute(
    context: object,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<ExecutionResult> | ExecutionResult;
}

export interface CompiledOperations {
  get(query: string, operationName: string | undefined): CompiledOperation;
}

/**
 * Parses an operation at its first use and compiles it (graphql-jit) at its second, for compiling takes longer than
 * executing once. What cannot be compiled is executed by graphql-js.
 */
export function createCompiledOperations(schema: GraphQLSchema): CompiledOperations {
  const known = new LRUCache<string, CompiledOperation>({
    max: 2_000,
    // Characters; what is compiled takes some hundred times as much memory.
    maxSize: 1_000_000,
    sizeCalculation: (_operation, query) => query.length,
  });
  return {
    get(query, operationName) {
      // The planner names each operation differently, or none.
      const operation = known.get(query) ?? createOperation(schema, query, operationName);
      known.set(query, operation);
      return operation;
    },
  };
}

function createOperation(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
): CompiledOperation {
  const document = parse(query, { noLocation: true });
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  let uses = 0;
  let compiled: CompiledQuery | undefined;

  const interpret = (context: object, variableValues: Readonly<Record<string, unknown>>) =>
    execute({ schema, document, contextValue: context, variableValues, operationName });

  return {
    document,
    execute(context, variables) {
      uses += 1;
      if (uses === 2) {
        compiled = compile(schema, document, operationName);
      }
      if (!compiled) {
        return interpret(context, variables);
      }
      // graphql-jit's own errors lose what a scalar says of a wrong value.
      const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 20 });
      return errors ? { errors } : compiled.query(undefined, context, variables);
    },
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery | undefined {
  const compiled = compileQuery(schema, document, operationName ?? '', {
    disablingCapturingStackErrors: true,
  });
  return isCompiledQuery(compiled) ? compiled : undefined;
}
