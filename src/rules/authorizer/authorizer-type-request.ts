import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

export const authorizerTypeRequest: Policy = {
  id: 'authorizer-type-request',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer has type REQUEST',
  why: 'AWS rejects any other: "Invalid authorizer type. Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."',
  fix: 'Set AuthorizerType to REQUEST, and let the Lambda function of the authorizer check a JWT.',
  references: [templateReference('ApiGatewayV2::Authorizer'), developerGuide('apigateway-websocket-api-lambda-auth')],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerType', (type) => {
      if (type.string === 'REQUEST') return undefined;
      const found = type.isAbsent ? 'has no type' : `has type ${String(type)}`;
      return `The authorizer ${found}: "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."`;
    });
  },
};
