import { REJECTED_API_NAME } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { awsPage, github, templateReference } from '../support/pages';

export const apiName: Policy = {
  id: 'api-name',
  category: 'deploy',
  severity: 'error',
  title: 'An API has a name',
  why: `CloudFormation does not ask for the name, since an HTTP API that is imported has it in its definition. AWS does: without one it rejects a WebSocket API with ${REJECTED_API_NAME}.`,
  fix: 'Set Name.',
  references: [
    templateReference('ApiGatewayV2::Api'),
    awsPage('apigatewayv2/latest/api-reference/apis'),
    github('badmintoncryer/cdk-preflight/tree/main/rules/apigatewayv2'),
  ],
  otherTools: 'cdk-preflight says the same, of HTTP APIs too.',
  check(model, judge) {
    judge.value(model.apiResources, 'Name', (name) => {
      if (isEmpty(name)) return `The API has no name: AWS rejects it with ${REJECTED_API_NAME}.`;
      name.assertInSight();
      return undefined;
    });
  },
};
