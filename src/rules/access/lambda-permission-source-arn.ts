import { EXECUTE_API_ARN } from '../../aws/written-arns';
import type { Policy } from '../policy';
import { callingArns } from '../support/calling-arns';
import { isApiGateway, checkPermissions } from '../support/function-permissions';
import { awsPage } from '../support/pages';

export const lambdaPermissionSourceArn: Policy = {
  id: 'lambda-permission-source-arn',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'error',
  title: 'A permission for API Gateway names the API that may call the function',
  why: 'Without SourceArn, the permission is for API Gateway as a whole: an API of any AWS account can be made to call the function (confused deputy).',
  fix: `Set SourceArn to ${EXECUTE_API_ARN}\${Api}/*/ROUTE_KEY for a function of a route (of an HTTP API: \${Api}/*/METHOD/PATH), and to the same ARN with \${Api}/authorizers/\${Authorizer} for the function of an authorizer.`,
  references: [
    awsPage('lambda/latest/dg/permissions-function-services'),
    awsPage('IAM/latest/UserGuide/confused-deputy'),
  ],
  controls: { cwe: ['CWE-441'], nist80053: ['AC-3'] },
  otherTools: 'checkov CKV_AWS_364 passes with any SourceArn or SourceAccount.',
  check(model, judge) {
    checkPermissions(model, judge, 'SourceArn', ({ called, principal, sourceArn, sourceAccount }) => {
      if (!sourceArn.isAbsent || !isApiGateway(principal)) return undefined;
      const message = sourceAccount.isAbsent
        ? 'The permission has no SourceArn: an API of any AWS account may call the function.'
        : 'The permission has no SourceArn: every API of the account may call the function.';
      const [arn, ...others] = called ? callingArns(model, called) : [];
      if (arn === undefined) return message;
      const more = others.length > 0 ? `, and add a permission for each of ${others.join(', ')}` : '';
      return { message, fix: `Set SourceArn to ${arn}${more}.` };
    });
  },
};
