import { branchesWithKey } from '../../apigateway/route-keys';
import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import type { Route } from '../../apigateway/model';
import type { Policy } from '../policy';
import { having } from '../support/keys';

export const routeModelDefault: Policy = {
  id: 'route-model-default',
  category: 'runtime',
  severity: 'warning',
  title: 'A route that selects a model has a default one',
  why: 'API Gateway validates each message with the model that ModelSelectionExpression selects. When none matches and there is no $default model, the validation fails, and the client gets "Bad request body".',
  fix: 'Add a model under the key $default to RequestModels, or remove ModelSelectionExpression.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
  ],
  check(model, judge) {
    for (const route of having(model.routes, 'ModelSelectionExpression')) {
      const paths = ['RequestModels', ['RequestModels', '$default'], 'ModelSelectionExpression'] as const;
      judge.values(route, paths, ([models, fallback, expression]) => {
        if (expression.isAbsent || (models.keys && !fallback.isAbsent)) return undefined;
        const selected = expression.isKnown ? expression.string : undefined;
        if (selected !== undefined && models.keys?.includes(selected)) return undefined;
        const message = `${String(expression)} selects the model of a message, and there is no $default model: a message that no model matches is answered with "Bad request body".`;
        const matched = selected === undefined ? [] : (models.keys ?? []).flatMap((key) => keyOf(route, key, selected));
        const open = excluding(expression.when, matched);
        return open.map((when) => ({ message, when }));
      });
    }
  },
};

/** The branches in which the expression gives every message of the route a key: because the same one led to the route. */
function keyOf(route: Route, key: string, expression: string): readonly Branch[] {
  const routed = (route.api.resource?.cases('RouteSelectionExpression') ?? [])
    .filter(({ value }) => value.kind === 'scalar' && unbraced(String(value.value)) === unbraced(expression))
    .map(({ when }) => when);
  return branchesWithKey(route, (one) => one === key).flatMap((when) => partsIn(when, routed));
}

/** `${request.body.action}` as `$request.body.action`. */
function unbraced(expression: string): string {
  return expression.trim().replace(/^\$\{([^}]*)\}$/, '$$$1');
}
