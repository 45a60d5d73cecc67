import { REJECTED_API_NAME } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { awsPage, github, templateReference } from '../support/pages';

export const apiName: Policy = {
  id: 'api-name',
  category: 'deploy',
  severity: 'error',
  title: 'An API has a name',
  why: `CloudFormation does not require Name, since an imported HTTP API has it in its definition. API Gateway does: it rejects a WebSocket API without one with ${REJECTED_API_NAME}.`,
  fix: 'Set Name.',
  references: [
    templateReference('ApiGatewayV2::Api'),
    awsPage('apigatewayv2/latest/api-reference/apis'),
    github('badmintoncryer/cdk-preflight/tree/main/rules/apigatewayv2'),
  ],
  otherTools: 'cdk-preflight reports an API without a name too (pf-apigwv2-api-name-required), but not an empty name.',
  check(model, judge) {
    judge.value(model.apiResources, 'Name', (name) => {
      if (isEmpty(name)) return `The API has no name: AWS rejects it with ${REJECTED_API_NAME}.`;
      name.assertInSight();
      return undefined;
    });
  },
};
