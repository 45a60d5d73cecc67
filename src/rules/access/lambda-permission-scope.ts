import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { SourceArn } from '../../apigateway/invocations/source-arn';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import {
  isAnotherCaller,
  isAnything,
  isApiGateway,
  isEverybody,
  checkPermissions,
} from '../support/function-permissions';
import { awsPage, developerGuide } from '../support/pages';

export const lambdaPermissionScope: Policy = {
  id: 'lambda-permission-scope',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'warning',
  title: 'A permission for API Gateway is for one API',
  why: 'With a wildcard in place of the API in SourceArn, every API of the account may call the function, including those of other teams and those without authorization.',
  fix: `Name the API: ${EXECUTE_API_ARN}\${Api}/*/ROUTE_KEY.`,
  references: [awsPage('lambda/latest/dg/permissions-function-services'), developerGuide('arn-format-reference')],
  controls: { cwe: ['CWE-732'], nist80053: ['AC-6'] },
  otherTools: 'checkov CKV_AWS_364 passes with any SourceArn.',
  check(model, judge) {
    checkPermissions(model, judge, 'SourceArn', ({ principal, sourceArn }) => {
      if (isAnotherCaller(principal)) return undefined;
      if (isAnything(sourceArn) && isApiGateway(principal)) return message(sourceArn);
      const source = SourceArn.of(sourceArn);
      if (!source?.reachesEveryApi(model.protocol) || !(isEverybody(principal) || isApiGateway(principal)))
        return undefined;
      return message(sourceArn);
    });
  },
};

function message(sourceArn: Value): string {
  return `${sourceArn.toString()} lets every API of the account call the function.`;
}
