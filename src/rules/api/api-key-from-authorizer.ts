import { branchesWithKey } from '../../apigateway/route-keys';
import type { Route } from '../../apigateway/model';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { eachValue } from '../support/each-value';
import { developerGuide, github } from '../support/pages';

const PATH = 'ApiKeySelectionExpression';

export const apiKeyFromAuthorizer: Policy = {
  id: 'api-key-from-authorizer',
  category: 'runtime',
  severity: 'warning',
  title: 'An API that takes API keys from an authorizer has one',
  why: 'With $context.authorizer.usageIdentifierKey, API Gateway takes the key from what the Lambda authorizer of $connect returns. Without such an authorizer it finds no key, and turns away every client that needs one.',
  fix: 'Set AuthorizationType of $connect to CUSTOM, with a Lambda authorizer that returns usageIdentifierKey; or take the key from $request.header.x-api-key.',
  references: [
    developerGuide('apigateway-websocket-api-selection-expressions'),
    developerGuide('apigateway-websocket-api-lambda-auth'),
    github('serverless/serverless/issues/6096'),
  ],
  check(model, judge) {
    for (const { resource, routes } of model.apis) {
      if (!resource) continue;
      judge.value(resource, PATH, (expression) => {
        if (expression.string !== '$context.authorizer.usageIdentifierKey') return undefined;
        return routes.flatMap((route) => {
          const types = branchesWithKey(route, (key) => key === '$connect', expression.when).flatMap((when) =>
            judge.read(route, 'AuthorizationType', when),
          );
          return eachValue(judge, resource, types, (type) =>
            type.string === 'CUSTOM' ? [] : [{ message: noKey(route, type), when: type.when }],
          );
        });
      });
    }
  },
};

function noKey(route: Route, type: Value): string {
  const how = type.isAbsent || type.string === 'NONE' ? 'has no authorization' : `has authorization type ${String(type)}`;
  return `API keys are to come from the Lambda authorizer of $connect, but ${route.resource.declared.logicalId} ${how}: API Gateway never finds a key.`;
}
