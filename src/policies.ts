/**
 * The catalogue of policies, and the means to add policies of one's own.
 *
 * `import { definePolicy } from 'cdk-websocket-guard/policies'`
 */
export { CATALOGUE } from './rules/catalogue';
export { definePolicy } from './engine/config/define-policy';
export type {
  At,
  Category,
  Judge,
  JsonSchema,
  OptionSchema,
  Policy,
  PolicyExample,
  PolicyOptions,
  RelatedControls,
  Severity,
  Verdict,
  Sentence,
  Violation,
} from './rules/policy';
export { absentRoute } from './apigateway/absence/absent-route';
export type { Api, Authorizer, Integration, Model, Part, Route } from './apigateway/model';
export { excluding, jointly } from './cloudformation/conditions/branches';
export type { Path } from './cloudformation/document/json';
export { formatText } from './cloudformation/intrinsics/symbolic-text';
export type { Value } from './cloudformation/intrinsics/value';
export { linksTo, type Link } from './cloudformation/resources/links';
export type { Assumption, Case, Resource, Symbolic, Template, Term, Text } from './cloudformation/types';
export { policyStatements, type Statement, type StatementResource } from './apigateway/policy-statements';
