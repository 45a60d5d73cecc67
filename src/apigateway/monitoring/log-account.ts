import type { Assumption, Resource } from '../../cloudformation/types';
import { perModel } from '../per-model';

/** What sets the role that API Gateway writes logs with, in one branch. */
export interface LogAccount {
  /** An `AWS::ApiGateway::Account`, or the custom resource of the Serverless Framework. */
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}

/** The custom resource by which the Serverless Framework sets the role. */
const SERVERLESS_ACCOUNT = 'Custom::ApiGatewayAccountRole';

/** Everything in sight that sets the role for logs of an account and region; an Account without a role sets none. */
export const logAccounts = perModel((model): readonly LogAccount[] => [
  ...model.resources('AWS::ApiGateway::Account').flatMap((resource) =>
    resource
      .cases('CloudWatchRoleArn')
      .filter(({ value }) => value.kind !== 'absent')
      .map(({ when }) => ({ resource, when })),
  ),
  ...model.resources(SERVERLESS_ACCOUNT).map((resource) => ({ resource, when: resource.exists })),
]);

const ENVIRONMENT = /^aws:\/\/\d{12}\/[a-z\d-]+$/;

/** Whether what one resource sets for its account and region may hold for another one. */
export function mayShareAccount(one: Resource, other: Resource): boolean {
  const [first, second] = [one, other].map(({ template }) => template.input.environment ?? '');
  return first === second || !ENVIRONMENT.test(first ?? '') || !ENVIRONMENT.test(second ?? '');
}
