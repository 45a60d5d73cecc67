import { REJECTED_AUTHORIZER_URI } from '../../aws/rejections';
import type { Policy } from '../policy';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerUriRequired: Policy = {
  id: 'authorizer-uri-required',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer has the invocation URI of its function',
  why: `A REQUEST authorizer without a function to ask is rejected: ${REJECTED_AUTHORIZER_URI}.`,
  fix: 'Set AuthorizerUri to arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations, and let an AWS::Lambda::Permission allow arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/${Authorizer} to call the function.',
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerUri', (uri) => {
      if (!isEmpty(uri)) return undefined;
      return `The authorizer calls no function: ${REJECTED_AUTHORIZER_URI}.`;
    });
  },
};
