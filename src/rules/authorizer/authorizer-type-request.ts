import type { Policy } from '../policy';

export const authorizerTypeRequest: Policy = {
  id: 'authorizer-type-request',
  category: 'deploy',
  severity: 'error',
  title: 'An authorizer has type REQUEST',
  why: 'AWS rejects any other: "Invalid authorizer type. Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."',
  fix: 'Set AuthorizerType to REQUEST; a JWT is checked by the Lambda function of the authorizer.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
  ],
  check(model, judge) {
    judge.value(model.authorizers, 'AuthorizerType', (type) => {
      if (type.string === 'REQUEST') return undefined;
      const found = type.isAbsent ? 'has no type' : `has type ${String(type)}`;
      return `The authorizer ${found}: "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."`;
    });
  },
};
