import { EXECUTE_API_ARN, INVOCATION_URI } from '../../aws/written-arns';
import { REJECTED_AUTHORIZER_URI } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerUriRequired: Policy = {
  id: 'authorizer-uri-required',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer names the function to call',
  why: `AWS rejects a REQUEST authorizer without a function to call: ${REJECTED_AUTHORIZER_URI}.`,
  fix: `Set AuthorizerUri to ${INVOCATION_URI}, and let an AWS::Lambda::Permission allow ${EXECUTE_API_ARN}\${Api}/authorizers/\${Authorizer} to call the function.`,
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerUri', (uri) => {
      if (!isEmpty(uri)) return undefined;
      return `The authorizer calls no function: ${REJECTED_AUTHORIZER_URI}.`;
    });
  },
};
