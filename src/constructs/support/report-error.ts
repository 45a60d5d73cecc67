import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Reports errors at a construct when the app is synthesised. The template is still written, so that code of aws-cdk-lib
 * runs unchanged; the CDK command deploys nothing while there is one.
 *
 * @param scope the construct at fault
 * @param problems what is wrong with it, a text each; called when the app is complete
 */
export function reportErrors(scope: IConstruct, problems: () => readonly string[]): void {
  scope.node.addValidation({
    validate: () => {
      for (const message of problems()) Annotations.of(scope).addError(message);
      return [];
    },
  });
}
