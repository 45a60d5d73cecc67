import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { visible } from '../../report/escape';

/**
 * Adds error annotations to a construct at synthesis. The template is still written, so that code of aws-cdk-lib runs
 * unchanged; the CDK command deploys nothing while there is an error.
 *
 * @param scope the construct
 * @param problems what is wrong with it, one text each; called when the app is complete
 */
export function reportErrors(scope: IConstruct, problems: () => readonly string[]): void {
  scope.node.addValidation({
    validate: () => {
      for (const problem of problems()) addError(scope, problem);
      return [];
    },
  });
}

/**
 * Fails the synthesis of an app, with the path of a construct.
 *
 * @param scope the construct
 * @param problems what is wrong with it, one text each; called when the app is complete
 */
export function failSynthesis(scope: IConstruct, problems: () => readonly string[]): void {
  scope.node.addValidation({ validate: () => problems().map(visible) });
}

/** Adds an error annotation to a construct during synthesis. */
export function addError(scope: IConstruct, problem: string): void {
  Annotations.of(scope).addError(visible(problem));
}

/** Adds a warning to a construct during synthesis, which can be acknowledged by its id. */
export function addWarning(scope: IConstruct, id: string, text: string): void {
  Annotations.of(scope).addWarningV2(id, visible(text));
}

/** Adds a note to a construct during synthesis. */
export function addInfo(scope: IConstruct, id: string, text: string): void {
  Annotations.of(scope).addInfoV2(id, visible(text));
}
