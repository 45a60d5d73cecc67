import type { Policy } from '../policy';
import { developerGuide, templateReference } from '../support/pages';

const TYPES = ['NONE', 'AWS_IAM', 'CUSTOM'];
/** Routes other than `$connect` cannot have an authorization type. */
const NOT_HERE = 'Remove AuthorizationType and AuthorizerId from this route, and authorize on $connect.';

export const routeAuthorizationType: Policy = {
  id: 'route-authorization-type',
  category: 'deploy',
  severity: 'error',
  title: 'A route has authorization type NONE, AWS_IAM or CUSTOM',
  why: 'WebSocket APIs support only these three types; JWT is for HTTP APIs.',
  fix: 'Use AWS_IAM, or CUSTOM with a REQUEST authorizer whose Lambda function checks the token.',
  references: [templateReference('ApiGatewayV2::Route'), developerGuide('apigateway-websocket-api-control-access')],
  check(model, judge) {
    judge.values(model.routes, ['AuthorizationType', 'RouteKey'], ([type, key]) => {
      if (type.isAbsent || TYPES.includes(type.string ?? '')) return undefined;
      const message = `WebSocket APIs have no authorization type ${String(type)}; they support NONE, AWS_IAM and CUSTOM.`;
      const isElsewhere = key.isKnown && key.string !== '$connect';
      return isElsewhere ? { message, fix: NOT_HERE } : message;
    });
  },
};
