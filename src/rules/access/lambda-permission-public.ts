import { EXECUTE_API_ARN } from '../../aws/written-arns';
import type { Policy } from '../policy';
import { isAnything, isEverybody, checkPermissions } from '../support/function-permissions';
import { awsPage, developerGuide } from '../support/pages';

export const lambdaPermissionPublic: Policy = {
  id: 'lambda-permission-public',
  protocols: ['websocket', 'http'],
  category: 'security',
  severity: 'error',
  title: 'Nobody but API Gateway may call the functions of an API',
  why: 'A permission for everybody, with nothing that narrows it, lets any AWS account invoke the function: with an event of its own making, past the authorizer and every limit of the API.',
  fix: `Set Principal to apigateway.amazonaws.com, and SourceArn to ${EXECUTE_API_ARN}\${Api}/*/ROUTE_KEY (for the function of an authorizer, \${Api}/authorizers/\${Authorizer}).`,
  references: [
    awsPage('lambda/latest/dg/access-control-resource-based'),
    awsPage('lambda/latest/api/API_AddPermission'),
    developerGuide('arn-format-reference'),
  ],
  controls: {
    securityHub: ['Lambda.1'],
    config: ['lambda-function-public-access-prohibited'],
    nist80053: ['AC-3', 'AC-6'],
    cwe: ['CWE-284'],
  },
  check(model, judge) {
    checkPermissions(model, judge, 'Principal', (permission) => {
      const { principal, sourceArn, sourceAccount, organization, viaUrl } = permission;
      if (viaUrl.isKnown && viaUrl.boolean === true) return undefined;
      const isFromAnywhere = isAnything(sourceArn);
      if (!sourceArn.isAbsent && !isFromAnywhere) return undefined;
      if ([sourceAccount, organization].some(({ isAbsent }) => !isAbsent)) return undefined;
      if (!isEverybody(principal) || viaUrl.boolean === true) return undefined;
      const source = isFromAnywhere ? 'and SourceArn *, which narrows nothing' : 'without SourceArn';
      return `Principal * ${source}: anybody with an AWS account may invoke the function.`;
    });
  },
};
