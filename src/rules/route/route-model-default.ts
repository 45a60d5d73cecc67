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
        if (selected !== undefined && models.keys?.some((key) => key === selected || isKeyOf(route, key, selected)))
          return undefined;
        return `${String(expression)} selects the model of a message, and there is no $default model: a message that no model matches is answered with "Bad request body".`;
      });
    }
  },
};

/** Whether the expression gives every message of the route this key: because the same expression led to the route. */
function isKeyOf({ key: routeKey, api }: Route, key: string, expression: string): boolean {
  const routed = api.resource?.term('RouteSelectionExpression');
  return key === routeKey && routed?.kind === 'scalar' && unbraced(String(routed.value)) === unbraced(expression);
}

/** `${request.body.action}` as `$request.body.action`. */
function unbraced(expression: string): string {
  return expression.trim().replace(/^\$\{([^}]*)\}$/, '$$$1');
}
