/**
 * The catalogue of policies, and the means to add policies of one's own.
 *
 * `import { definePolicy } from 'cdk-websocket-guard/policies'`
 */
export { CATALOGUE } from './rules/catalogue';
export { definePolicy } from './rules/define-policy';
export type {
  At,
  Category,
  Judge,
  Options,
  OptionSpec,
  Policy,
  PolicyExample,
  RelatedControls,
  Severity,
  Verdict,
  Violation,
} from './rules/policy';
export type { Path } from './cloudformation/document/json';
export type { Api, Authorizer, Integration, Link, Model, Part, Route } from './apigateway/model';
export type { Resource } from './cloudformation/resource';
export type { Statement, StatementResource } from './iam/statements';
export type { Assumption, Case, Sym, Term, Text } from './cloudformation/intrinsics/term';
export { formatText } from './cloudformation/intrinsics/term';
export { type Value } from './cloudformation/intrinsics/value';
