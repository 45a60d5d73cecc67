import { identityPolicies } from '../../apigateway/identity-policies';
import type { Model } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource } from '../../cloudformation/types';
import { allowancesOf } from '../../iam/permitted';
import type { Judge, Policy, Violation } from '../policy';
import { branchesWithout, roleByName, roleInSight, untrusted } from '../support/assumed-role';
import { awsPage, developerGuide, github } from '../support/pages';

const ERROR =
  '"The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy."';

export const accountLogRole: Policy = {
  id: 'account-log-role',
  category: 'deploy',
  severity: 'error',
  title: 'API Gateway may assume the log role of the account and write logs with it',
  why: `AWS rejects a role that API Gateway may not assume, or that may not write logs, as soon as it is set: ${ERROR}`,
  fix: 'Give the role a trust policy that allows sts:AssumeRole to apigateway.amazonaws.com, and the managed policy arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs; set CloudWatchRoleArn to its ARN.',
  references: [
    developerGuide('set-up-logging'),
    awsPage('aws-managed-policy/latest/reference/AmazonAPIGatewayPushToCloudWatchLogs'),
    github('aws-cloudformation/rain/issues/163'),
  ],
  check(model, judge) {
    if (model.apis.length === 0) return;
    judge.value(model.resources('AWS::ApiGateway::Account'), 'CloudWatchRoleArn', (value, account) => {
      const named = roleByName(value.text);
      if (named)
        return `Ref ${named.declared.logicalId} is the name of the role, but the account needs its ARN: GetAtt ${named.declared.logicalId}.Arn.`;
      const role = roleInSight(model, value.text);
      if (!role) return undefined;
      const distrust = untrusted(judge, account, role, value);
      const rejected = [...distrust, ...powerless(model, judge, account, role, value, distrust)];
      return rejected.map((one) => ({ ...one, message: `${one.message} AWS answers: ${ERROR}` }));
    });
  },
};

/** That no policy of a role, all of them in sight, lets it write logs; where it may not be assumed, that is said already. */
function powerless(
  model: Model,
  judge: Judge,
  account: Resource,
  role: Resource,
  value: Value,
  distrust: ReturnType<typeof untrusted>,
): readonly Violation[] {
  const policies = identityPolicies(model);
  const hidden = policies.hiddenBy(role);
  const allowances = allowancesOf(policies, role, { action: 'logs:PutLogEvents' });
  const doubts = hidden === undefined ? [] : [{ when: value.when, doubt: hidden }];
  const said = distrust.map(({ when }) => ({ when, doubt: undefined }));
  const message = `Role ${role.declared.logicalId} has no policy that lets it write logs.`;
  return branchesWithout(judge, account, value, [...allowances, ...doubts, ...said]).map((when) => ({ message, when }));
}
