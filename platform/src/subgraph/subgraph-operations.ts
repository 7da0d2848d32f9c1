import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { clausesOf, holds, readAccessRules, typeClausesOf } from '../access/index.ts';
import { type DocumentLimits, exceededLimit } from '../document-limits/index.ts';
import { guardSchema } from './guard-schema.ts';
import type { OperationContext } from './refusals.ts';
import { refusedRoots } from './refused-roots.ts';

type Variables = Readonly<Record<string, unknown>>;

/** An operation that a subgraph executes again and again, for any caller. */
export interface SubgraphOperation {
  readonly document: DocumentNode;
  readonly kind: OperationDefinitionNode['operation'];
  /** What the caller has no right to is refused; of a mutation's root, before anything runs. */
  execute(
    context: OperationContext,
    variables: Variables,
    rootValue?: unknown,
  ): Promise<ExecutionResult> | ExecutionResult;
  /** With what to subscribe and to execute each event for this caller, or why neither. */
  schemaFor(context: OperationContext): GraphQLSchema | readonly GraphQLError[];
}

export interface SubgraphOperations {
  /** Throws a GraphQLError for text that is no operation of the schema. */
  get(query: string, operationName: string | undefined): SubgraphOperation;
  /** Of one that was got, as long as it is remembered; else undefined. */
  kindOf(query: string, operationName: string | undefined): SubgraphOperation['kind'] | undefined;
}

export interface SubgraphSchemaSource {
  readonly typeDefs: DocumentNode;
  /** Makes another at each call. */
  build(): GraphQLSchema;
}

/**
 * Parses, checks and validates an operation at its first use and compiles it (graphql-jit) at its second, for compiling
 * takes longer than executing once. What cannot be compiled is executed by graphql-js, and so is what a caller has not
 * all the rights to, on a schema whose fields ask for them.
 */
export function createSubgraphOperations({ typeDefs, build }: SubgraphSchemaSource): SubgraphOperations {
  const schema = build();
  const accessRules = readAccessRules(typeDefs);
  let guarded: GraphQLSchema | undefined;
  const guardedSchema = () => {
    guarded ??= guardSchema(build(), accessRules);
    return guarded;
  };
  const graph: Graph = { schema, accessRules, guardedSchema };
  const known = new LRUCache<string, CheckedDocument>({
    max: 2_000,
    // Characters; what is compiled takes some hundred times as much memory.
    maxSize: 1_000_000,
    sizeCalculation: (_document, query) => query.length,
  });
  const checked = (query: string): CheckedDocument => {
    const document = known.get(query);
    if (document) {
      return document;
    }
    const fresh = check(schema, query);
    known.set(query, fresh);
    return fresh;
  };
  return {
    kindOf: (query, operationName) => known.peek(query)?.operations.get(operationName)?.kind,
    get(query, operationName) {
      const document = checked(query);
      const [error] = document.errors;
      if (error) {
        throw error;
      }
      const operation = document.operations.get(operationName);
      if (operation) {
        return operation;
      }
      const fresh = createOperation(graph, document, operationName);
      document.operations.set(operationName, fresh);
      return fresh;
    },
  };
}

interface Graph {
  readonly schema: GraphQLSchema;
  readonly accessRules: ReturnType<typeof readAccessRules>;
  readonly guardedSchema: () => GraphQLSchema;
}

interface CheckedDocument {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
  readonly operations: Map<string | undefined, SubgraphOperation>;
}

function check(schema: GraphQLSchema, query: string): CheckedDocument {
  const document = parse(query, { noLocation: true, maxTokens });
  // Before validation, for some of its rules take time that grows faster than the document.
  const exceeded = exceededLimit(document, limits);
  const errors = exceeded ? [exceeded] : validate(schema, document, rules, { maxErrors: 1 }).map(invalid);
  return { document, errors, operations: new Map() };
}

/** A value of the wrong type is left to execution, which says where it stands in the answer and answers the rest. */
const rules = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

/** A gateway's fetches are as deep as its clients' operations, and larger: each fragment is written out. */
const limits: DocumentLimits = { depth: 40, nesting: 100, aliases: 2_000, fields: 10_000 };
const maxTokens = 100_000;

const invalid = ({ message }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

function createOperation(
  { schema, accessRules, guardedSchema }: Graph,
  { document }: CheckedDocument,
  operationName: string | undefined,
): SubgraphOperation {
  const definition = getOperationAST(document, operationName);
  if (!definition) {
    throw new GraphQLError('Say by operationName which operation of the document to run.', {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  }
  const graph = { schema, accessRules };
  const clauses = [...clausesOf(graph, document), ...typeClausesOf(graph, document)];
  const rootsRefused = refusedRoots(graph, document, definition);
  let uses = 0;
  let compiled: CompiledQuery | undefined;

  const interpret = (
    on: GraphQLSchema,
    contextValue: object,
    variableValues: Variables,
    rootValue: unknown,
  ) => execute({ schema: on, document, contextValue, variableValues, operationName, rootValue });

  const schemaFor = ({ principal }: OperationContext) => {
    if (clauses.every((clause) => holds(clause, principal))) {
      return schema;
    }
    const refused = rootsRefused(principal);
    return refused.length > 0 ? refused : guardedSchema();
  };

  return {
    document,
    kind: definition.operation,
    schemaFor,
    execute(context, variables, rootValue) {
      const allowed = schemaFor(context);
      if (!('getTypeMap' in allowed)) {
        return { data: null, errors: allowed };
      }
      if (allowed !== schema) {
        return interpret(allowed, context, variables, rootValue);
      }
      uses += 1;
      if (uses === 2) {
        compiled = compile(schema, document, operationName);
      }
      if (!compiled) {
        return interpret(schema, context, variables, rootValue);
      }
      const result = compiled.query(rootValue, context, variables);
      // It refuses a wrong variable before anything runs, and loses what a scalar says of it: graphql-js tells it.
      const refused = !('then' in result) && result.data === undefined;
      return refused ? interpret(schema, context, variables, rootValue) : result;
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
