import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { docsUrl } from '../engine/docs-url';
import { isObject } from '../cloudformation/document/json';
import type { Category, Options, Policy, Severity } from '../rules/policy';
import { gather } from './analysis/collect';
import { isRelevantFile, SourceFile } from './analysis/source-file';

/** What presets, pages and tables need to know of a rule. A policy of the catalogue is one. */
export interface RuleDescription {
  readonly id: string;
  readonly category: Category;
  /** Severity in preset `recommended`; `off` leaves the rule to preset `strict`. */
  readonly severity: Severity | 'off';
  /** The rule as one sentence, in the affirmative. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly references: Policy['references'];
  readonly options?: Policy['options'];
}

/** `meta.docs` of the rules. */
export interface RuleDocs {
  /** The title of the policy. */
  readonly description: string;
  readonly category: Category;
  readonly severity: RuleDescription['severity'];
  /** The first preset that has the rule on. */
  readonly recommended: 'recommended' | 'strict';
  readonly requiresTypeChecking: false;
}

const withDocs = RuleCreator<RuleDocs>((name) => docsUrl({ id: name, references: [''] }));

/**
 * Creates a rule as `RuleCreator` does, but for what that does with the options of each file: it makes deep copies, and
 * ours are one object of numbers, or none at all.
 */
export const createRule: typeof withDocs = (rule) => {
  const created = withDocs(rule);
  const [defaults] = rule.meta.defaultOptions ?? [];
  if (!isObject(defaults)) return { ...created, create: (context) => rule.create(context, context.options) };
  return {
    ...created,
    create: (context) => {
      const [given] = context.options;
      const options: readonly unknown[] = [{ ...defaults, ...(isObject(given) ? given : {}) }];
      return rule.create(context, options as typeof context.options);
    },
  };
};

/** `meta.docs`, from the policy of the same id. */
export function docsOf({ title, category, severity }: RuleDescription): RuleDocs {
  const recommended = severity === 'info' || severity === 'off' ? 'strict' : 'recommended';
  return { description: title, category, severity, recommended, requiresTypeChecking: false };
}

/** `meta.schema` of a rule with options: those of the policy, and nothing else. */
export function schemaOf({ id, options = {} }: RuleDescription): [JSONSchema.JSONSchema4] {
  const properties: Record<string, JSONSchema.JSONSchema4> = {};
  for (const [name, { description, minimum, maximum }] of Object.entries(options))
    properties[name] = { type: 'number', description, minimum, maximum };
  return [{ type: 'object', description: `Options of ${id}.`, properties, additionalProperties: false }];
}

/** The one item of `meta.defaultOptions`: what the policy takes where nothing is set. */
export function defaultsOf({ options = {} }: RuleDescription): Options {
  return Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, spec.default]));
}

/** Judges a file when the linter has been through it, if it imports something that a rule knows. */
export function onFile(
  { sourceCode }: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  judge: (file: SourceFile) => void,
): TSESLint.RuleListener {
  if (!isRelevantFile(sourceCode)) return {};
  return {
    ...gather(sourceCode),
    'Program:exit'() {
      judge(SourceFile.of(sourceCode));
    },
  };
}
