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
export type { Path } from './model/json';
export type { Api, Authorizer, Integration, Link, Model, Part, Route } from './model/model';
export type { Resource } from './model/resource';
export type { Statement, StatementResource } from './model/statements';
export type { Assumption, Case, Sym, Term, Text } from './model/term';
export { formatText } from './model/term';
export { type Value } from './model/value';
