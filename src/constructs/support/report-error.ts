import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

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
      for (const message of problems()) Annotations.of(scope).addError(message);
      return [];
    },
  });
}
