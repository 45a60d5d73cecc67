import type { Policy } from '../policy';

const TYPES = ['NONE', 'AWS_IAM', 'CUSTOM'];

export const routeAuthorizationType: Policy = {
  id: 'route-authorization-type',
  category: 'deploy',
  severity: 'error',
  title: 'A route has authorization type NONE, AWS_IAM or CUSTOM',
  why: 'WebSocket APIs know these three types only; JWT belongs to HTTP APIs.',
  fix: 'Use AWS_IAM, or CUSTOM with a REQUEST authorizer whose Lambda function checks the token.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html',
  ],
  check(model, judge) {
    judge.value(model.routes, 'AuthorizationType', (type) => {
      if (type.isAbsent || TYPES.includes(type.string ?? '')) return undefined;
      return `WebSocket APIs have no authorization type ${String(type)}; there are NONE, AWS_IAM and CUSTOM.`;
    });
  },
};
