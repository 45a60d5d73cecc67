import type { TSESLint } from '@typescript-eslint/utils';
import { HandlerFile, isHandlerFile } from './analysis/handler-code/handler-file';
import { defineSourceRule, type RuleDescription, type SourceRule } from './define-source-rule';

/** A rule about the code behind the routes. */
interface HandlerRuleParts<M extends string> {
  /** Whether reports come with an edit that ESLint applies with `--fix`. @default false */
  readonly isFixable?: boolean;
  /** Whether reports come with edits for the author to choose. @default false */
  readonly hasSuggestions?: boolean;
  readonly messages: Record<M, string>;
  /** Judges a file that can be the code of a handler. */
  readonly check: (file: HandlerFile, report: Report<M>, connectHandlers: readonly string[]) => void;
}

type Report<M extends string> = (descriptor: TSESLint.ReportDescriptor<M>) => void;

/** Defines a rule about the code behind the routes, which no template shows. */
export function defineHandlerRule<M extends string>(
  description: RuleDescription,
  { check, ...parts }: HandlerRuleParts<M>,
): SourceRule<M> {
  return defineSourceRule(description, {
    ...parts,
    create(context, options) {
      const { sourceCode, filename } = context;
      if (!isHandlerFile(sourceCode, filename)) return {};
      return {
        'Program:exit'() {
          check(
            HandlerFile.of(sourceCode, filename),
            (descriptor) => {
              context.report(descriptor);
            },
            globsOf(options),
          );
        },
      };
    },
  });
}

function globsOf(options: Readonly<Record<string, unknown>>): readonly string[] {
  const { connectHandlers } = options;
  return Array.isArray(connectHandlers)
    ? connectHandlers.filter((connectHandler) => typeof connectHandler === 'string')
    : [];
}
