import { lambdaPermissions, servesWebSocket } from '../../apigateway/invocations/lambda-permissions';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';

export const lambdaPermissionSourceArn: Policy = {
  id: 'lambda-permission-source-arn',
  category: 'security',
  severity: 'error',
  title: 'A permission for API Gateway names the API that may call',
  why: 'Without SourceArn the permission is for API Gateway as such: an API of any AWS account can be made to call the function (confused deputy).',
  fix: 'Set SourceArn to arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/ROUTE_KEY.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  controls: { cwe: ['CWE-441'], nist80053: ['AC-3'] },
  otherTools: 'checkov CKV_AWS_364 passes with any SourceArn or SourceAccount.',
  check(model, judge) {
    for (const permission of lambdaPermissions(model)) {
      if (!servesWebSocket(model, permission)) continue;
      judge.values(permission, ['SourceArn', 'SourceAccount', 'Principal'], ([arn, account, principal]) => {
        if (!arn.isAbsent || !isApiGateway(principal)) return undefined;
        return account.isAbsent
          ? 'The permission has no SourceArn: an API of any AWS account may call the function.'
          : 'The permission has no SourceArn: every API of the account may call the function.';
      });
    }
  },
};

/** Whether a principal is API Gateway, in whatever partition. */
function isApiGateway(principal: Value): boolean {
  const [service, suffix, more] = principal.text ?? [];
  const isOfPartition = typeof suffix === 'object' && suffix.kind === 'pseudo' && suffix.name === 'AWS::URLSuffix';
  if (service === 'apigateway.' && isOfPartition && more === undefined) return true;
  return principal.string === 'apigateway.amazonaws.com';
}
