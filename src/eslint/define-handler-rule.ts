import { HandlerFile, isHandlerFile } from './analysis/handler-code/handler-file';
import {
  defineSourceRule,
  optionsOf,
  reporter,
  type Report,
  type RuleDescription,
  type SourceRule,
} from './define-source-rule';

/** A rule about handler code. */
interface HandlerRuleParts<M extends string> {
  /** Whether reports come with an edit that ESLint applies with `--fix`. @default false */
  readonly isFixable?: boolean;
  /** Whether reports come with edits for the author to choose. @default false */
  readonly hasSuggestions?: boolean;
  readonly messages: Record<M, string>;
  /** Checks a file that may contain handler code. */
  readonly check: (file: HandlerFile, report: Report<M>, connectHandlers: readonly string[]) => void;
}

/** Defines a rule about the code behind the routes, which no template shows. */
export function defineHandlerRule<M extends string>(
  description: RuleDescription,
  { check, ...parts }: HandlerRuleParts<M>,
): SourceRule<M> {
  return defineSourceRule(description, {
    ...parts,
    create(context, defaults) {
      const { sourceCode, filename } = context;
      if (!isHandlerFile(sourceCode, filename)) return {};
      return {
        'Program:exit'() {
          const { connectHandlers } = optionsOf(context, defaults);
          check(HandlerFile.of(sourceCode, filename), reporter(context), globsIn(connectHandlers));
        },
      };
    },
  });
}

function globsIn(connectHandlers: unknown): readonly string[] {
  return Array.isArray(connectHandlers)
    ? connectHandlers.filter((connectHandler) => typeof connectHandler === 'string')
    : [];
}
