import type { JSONSchema, TSESLint } from '@typescript-eslint/utils';
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { isObject } from '../cloudformation/document/json';
import { optionsSchema } from '../engine/config/configuration-schema';
import { docsUrl } from '../engine/rule-names/docs-url';
import { visible } from '../report/escape';
import type { Category, Policy, Severity } from '../rules/policy';
import { acknowledged } from './analysis/acknowledged-scopes';
import { gather } from './analysis/gathered';
import { once } from './analysis/once';
import { SourceFile, isRelevantFile } from './analysis/source-file';
import { isSkipped } from './analysis/skipped-branches';
import { linkedFindings, type Judge, type Tell } from './linked-findings';
import { isLinkable, linkedProgram, type LinkedProgram } from './modules/linked-program';

/** The description of a rule for presets, pages and tables. Every policy of the catalogue is one. */
export interface RuleDescription {
  readonly id: string;
  readonly category: Category;
  /** Severity in preset `recommended`; `off` leaves the rule to preset `strict`. */
  readonly severity: Severity | 'off';
  /** Whether not even preset `strict` has the rule on. @default false */
  readonly isOnlyInAll?: boolean;
  /** The rule as one sentence, in the affirmative. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly references: Policy['references'];
  readonly options?: Policy['options'];
  /** The kinds of APIs it is about; presets leave out what is about HTTP APIs alone. @default ['websocket'] */
  readonly protocols?: Policy['protocols'];
  /** When not to use the rule. */
  readonly whenNotToUse?: string;
}

/** `meta.docs` of the rules. */
export interface RuleDocs {
  /** The title of the policy. */
  readonly description: string;
  readonly category: Category;
  readonly severity: RuleDescription['severity'];
  /** The first preset that has the rule on. */
  readonly recommended: 'recommended' | 'strict' | 'all' | 'http';
  readonly requiresTypeChecking: false;
}

/** Options of a rule; their schema is that of the policy of the same id. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- ESLint has checked them against the schema
export type Options = Readonly<Record<string, any>>;

type Context<M extends string> = Readonly<TSESLint.RuleContext<M, [Partial<Options>?]>>;

/** The messages and the check of a rule. */
interface RuleParts<M extends string> {
  /** @default 'problem' */
  readonly type?: 'problem' | 'suggestion';
  /** Whether reports come with an edit that ESLint applies with `--fix`. @default false */
  readonly isFixable?: boolean;
  /** Whether reports come with edits for the author to choose. @default false */
  readonly hasSuggestions?: boolean;
  readonly messages: Record<M, string>;
}

/** Reports a finding. */
export type Report<M extends string> = (descriptor: TSESLint.ReportDescriptor<M>) => void;

/** A rule that checks a whole file after the linter has traversed it. */
interface SourceRuleParts<M extends string> extends RuleParts<M> {
  /** Checks a file that imports a module known to the rules. Options that are not set have their defaults. */
  readonly check: (file: SourceFile, report: Tell<M>, options: Partial<Options>) => void;
}

/** A rule with listeners of its own. */
interface ListeningRuleParts<M extends string> extends RuleParts<M> {
  readonly create: Create<M>;
}

/** Makes the listeners of a rule; `defaults` are its options where none are set. */
type Create<M extends string> = (context: Context<M>, defaults: Options) => TSESLint.RuleListener;

/** A rule at work on a file. */
interface Reporting<M extends string> {
  readonly context: Context<M>;
  readonly report: Report<M>;
}

/** A finding in another file than the one being linted. */
const ELSEWHERE = { elsewhere: '{{place}}: {{finding}}' };

const createRule = RuleCreator<RuleDocs>((name) => docsUrl({ id: name, references: [''] }));

/** A rule in the plugin. */
export type SourceRule<M extends string = string> = ReturnType<typeof createRule<[Partial<Options>?], M>>;

/**
 * Defines the rule of a policy, or of a description where only source code shows what the rule finds: `meta`, the page
 * and the schema of its options follow from that.
 *
 * @param description the policy of the same id, or what stands for it
 */
export function defineSourceRule<M extends string>(
  description: RuleDescription,
  parts: SourceRuleParts<M> | ListeningRuleParts<M>,
): SourceRule<M> {
  const { id, options } = description;
  const defaults: Options = { ...options?.defaults };
  const create: Create<M> = 'create' in parts ? parts.create : (context) => onFile(context, defaults, id, parts);
  const rule = createRule<[Partial<Options>?], M>({
    name: id,
    meta: {
      type: parts.type ?? 'problem',
      docs: docsOf(description),
      ...(parts.isFixable === true ? { fixable: 'code' } : {}),
      ...(parts.hasSuggestions === true ? { hasSuggestions: true } : {}),
      schema: options ? [schemaOf(description)] : [],
      ...(options ? { defaultOptions: [defaults] } : {}),
      messages: 'check' in parts ? { ...parts.messages, ...ELSEWHERE } : parts.messages,
    },
    create: () => ({}),
  });
  // `RuleCreator` would deep-copy the options for each file; ours are one flat object.
  return { ...rule, create: (context) => create(context, defaults) };
}

/** The options of a rule as a project has them; those that it does not set have their defaults. */
export function optionsOf<M extends string>({ options }: Context<M>, defaults: Options): Options {
  const given = options[0];
  return isObject(given) ? { ...defaults, ...given } : defaults;
}

/** Reports, and escapes the code that reports quote, which could otherwise control a terminal or a build server. */
export function reporter<M extends string>(context: Context<M>): Report<M> {
  return (descriptor) => {
    const { data } = descriptor;
    context.report(
      data === undefined
        ? descriptor
        : {
            ...descriptor,
            data: Object.fromEntries(Object.entries(data).map(([name, text]) => [name, visible(String(text))])),
          },
    );
  };
}

/** Leaves out reports that the file acknowledges, and reports in branches that are never taken. */
function unlessExempt<M extends string>(file: SourceFile, id: string, report: Tell<M>): Tell<M> {
  let isAcknowledged: ReturnType<typeof acknowledged> | undefined;
  return (finding) => {
    isAcknowledged ??= acknowledged(file, id);
    if (!isAcknowledged(finding.node) && !isSkipped(file, finding.node)) report(finding);
  };
}

function docsOf({ title, category, severity, isOnlyInAll, protocols = ['websocket'] }: RuleDescription): RuleDocs {
  const first = severity === 'info' || severity === 'off' ? 'strict' : 'recommended';
  const ofWebSocket = isOnlyInAll === true ? 'all' : first;
  const recommended = protocols.includes('websocket') ? ofWebSocket : 'http';
  return { description: title, category, severity, recommended, requiresTypeChecking: false };
}

/** `meta.schema` of a rule with options: those of the policy, and nothing else. */
function schemaOf(description: RuleDescription): JSONSchema.JSONSchema4 {
  return { description: `Options of ${description.id}.`, ...optionsSchema(description) } as JSONSchema.JSONSchema4;
}

/**
 * Checks a file after the linter has traversed it, if it imports a module known to the rules; then reports what is only
 * visible together with its imports.
 */
function onFile<M extends string>(
  context: Context<M>,
  defaults: Options,
  policyId: string,
  { messages, check }: SourceRuleParts<M>,
): TSESLint.RuleListener {
  const { sourceCode } = context;
  const { isRelevant, isLinked } = worthOf(sourceCode, context);
  if (!isRelevant && !isLinked) return {};
  return {
    ...(isRelevant ? gather(sourceCode) : undefined),
    'Program:exit'() {
      const { file, program } = judgedOf(sourceCode, context);
      const options = optionsOf(context, defaults);
      const report = reporter(context);
      const judge: Judge<M> = (judged, tell) => {
        check(judged, unlessExempt(judged, policyId, tell), options);
      };
      if (program) reportLinked(program, file, judge, { context, report, messages });
      else if (file) judge(file, report);
    },
  };
}

/** Reports the findings of a file, and those that are only visible together with its imports. */
function reportLinked<M extends string>(
  program: LinkedProgram,
  file: SourceFile | undefined,
  judge: Judge<M>,
  { context, report, messages }: Pick<SourceRuleParts<M>, 'messages'> & Reporting<M>,
): void {
  const told = new Set<number>();
  if (file)
    judge(file, (finding) => {
      told.add(finding.node.range[0]);
      report(finding);
    });
  for (const { loc, messageId, data, place } of linkedFindings(program, judge, (offset) => told.has(offset), {
    ruleId: context.id,
    root: context.cwd,
  }))
    if (place === undefined) report({ loc, messageId, data });
    else report({ loc, messageId: 'elsewhere' as M, data: { place, finding: filled(messages[messageId], data) } });
}

/** Whether a file is checked by itself, and whether it is checked together with its imports. */
const worthOf = once((sourceCode: TSESLint.SourceCode, context: Context<string>) => ({
  isRelevant: isRelevantFile(sourceCode),
  isLinked: isLinkable(sourceCode, context),
}));

/** What rules check of a file that the linter has traversed: the file by itself, and together with its imports. */
const judgedOf = once((sourceCode: TSESLint.SourceCode, context: Context<string>) => {
  const { isRelevant, isLinked } = worthOf(sourceCode, context);
  return {
    file: isRelevant ? SourceFile.of(sourceCode, context.settings) : undefined,
    program: isLinked ? linkedProgram(sourceCode, context) : undefined,
  };
});

/** Fills the placeholders of a message. */
function filled(message: string, data: Readonly<Record<string, unknown>> = {}): string {
  return message.replaceAll(/\{\{(\w+)\}\}/g, (gap, name: string) => (name in data ? String(data[name]) : gap));
}
