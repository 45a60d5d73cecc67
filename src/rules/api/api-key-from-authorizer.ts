import { jointly } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';

const PATH = 'ApiKeySelectionExpression';

export const apiKeyFromAuthorizer: Policy = {
  id: 'api-key-from-authorizer',
  category: 'runtime',
  severity: 'warning',
  title: 'API keys that come from an authorizer have one',
  why: 'With $context.authorizer.usageIdentifierKey, the key is what the Lambda authorizer of $connect answers. Without such an authorizer there is no key to be found, and whoever has to show one is turned away.',
  fix: 'Set AuthorizationType of $connect to CUSTOM, with a Lambda authorizer that answers with usageIdentifierKey; or take the key from $request.header.x-api-key.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html',
    'https://github.com/serverless/serverless/issues/6096',
  ],
  check(model, judge) {
    for (const { resource, routes } of model.apis) {
      if (!resource) continue;
      judge.value(resource, PATH, (expression) => {
        if (expression.string !== '$context.authorizer.usageIdentifierKey') return undefined;
        for (const route of routes) {
          const given = jointly(expression.when, route.when);
          if (!Array.isArray(given)) continue;
          for (const key of judge.read(route, 'RouteKey', given)) {
            if (!key.isKnown || key.string !== '$connect') continue;
            for (const type of judge.read(route, 'AuthorizationType', key.when)) {
              if (type.string === 'CUSTOM') continue;
              const how = type.isAbsent || type.string === 'NONE' ? 'has no authorization' : `has ${String(type)}`;
              const message = `API keys are to come from the Lambda authorizer of $connect, and ${route.resource.declared.logicalId} ${how}: no key is ever found.`;
              return { message, when: type.when };
            }
          }
        }
        return undefined;
      });
    }
  },
};
