import type { Assumption, Resource } from '../../cloudformation/types';
import { perModel } from '../per-model';

/** A resource that sets the account's role for writing logs, in one branch. */
export interface LogAccount {
  /** An `AWS::ApiGateway::Account`, or the custom resource of the Serverless Framework. */
  readonly resource: Resource;
  readonly when: readonly Assumption[];
}

/** The custom resource by which the Serverless Framework sets the role. */
const SERVERLESS_ACCOUNT = 'Custom::ApiGatewayAccountRole';

/** Every resource in sight that sets the role for logs of its account and region. */
export const logAccounts = perModel((model): readonly LogAccount[] => [
  ...model.resources('AWS::ApiGateway::Account').flatMap((resource) =>
    resource
      .cases('CloudWatchRoleArn')
      .filter(({ value }) => value.kind !== 'absent' && !(value.kind === 'scalar' && value.value === ''))
      .map(({ when }) => ({ resource, when })),
  ),
  ...model.resources(SERVERLESS_ACCOUNT).map((resource) => ({ resource, when: resource.exists })),
]);

const ENVIRONMENT = /^aws:\/\/\d{12}\/[a-z\d-]+$/;

/** Whether two resources may be in the same account and region. */
export function mayShareAccount(one: Resource, other: Resource): boolean {
  const [first, second] = [one, other].map(({ template }) => template.input.environment ?? '');
  return first === second || !ENVIRONMENT.test(first ?? '') || !ENVIRONMENT.test(second ?? '');
}
