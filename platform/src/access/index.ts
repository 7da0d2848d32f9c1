export { type AccessRules, type Clause, holds, type Requirement, readAccessRules } from './access-rules.ts';
export {
  clausesOf,
  type GuardedGraph,
  objectTypesOf,
  requirementOfField,
  typeClausesOf,
} from './field-requirement.ts';
export { type Refusal, refusalOf } from './refusal.ts';
