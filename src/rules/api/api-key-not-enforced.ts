import { excluding } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { reportBranch } from '../support/branches';

export const apiKeyNotEnforced: Policy = {
  id: 'api-key-not-enforced',
  category: 'security',
  severity: 'warning',
  title: 'An API that says where API keys come from asks for one',
  why: 'ApiKeySelectionExpression only says where API Gateway would find a key. Until a route has ApiKeyRequired: true, clients connect without one, and no usage plan counts them.',
  fix: 'Set ApiKeyRequired to true on the $connect route (in aws-cdk-lib: new WebSocketRoute with apiKeyRequired), or remove ApiKeySelectionExpression.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
    'https://github.com/aws/aws-cdk/issues/28756',
  ],
  otherTools:
    'The documentation of aws-cdk-lib says that apiKeySelectionExpression requires a key; it does not, and addRoute() and connectRouteOptions cannot.',
  check(model, judge) {
    for (const { resource, routes, hiddenBy } of model.apis) {
      if (!resource) continue;
      judge.value(resource, 'ApiKeySelectionExpression', (expression) => {
        if (expression.isAbsent) return undefined;
        const path = 'ApiKeySelectionExpression';
        const asking = routes.flatMap((route) =>
          judge.read(route, 'ApiKeyRequired', route.when).map((required) => ({ required, route })),
        );
        const open = asking.find(({ required }) => !required.isKnown);
        const alone = excluding(
          expression.when,
          asking.filter(({ required }) => required.isKnown && required.boolean).map(({ required }) => required.when),
        );
        const reason =
          hiddenBy ??
          (open && `ApiKeyRequired of ${open.route.resource.declared.logicalId} is only known at deployment`);
        if (alone !== undefined && reason !== undefined) judge.unknown(resource, path, reason);
        else
          reportBranch(
            judge,
            resource,
            path,
            alone,
            'No route has ApiKeyRequired: clients connect without an API key.',
          );
        return undefined;
      });
    }
  },
};
