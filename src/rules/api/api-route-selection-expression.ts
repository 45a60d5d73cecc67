import { REJECTED_SELECTION } from '../../aws/rejections';
import { isOpenText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { developerGuide, github, templateReference } from '../support/pages';

export const apiRouteSelectionExpression: Policy = {
  id: 'api-route-selection-expression',
  category: 'deploy',
  severity: 'error',
  title: 'An API has an expression that selects the route of a message',
  why: `API Gateway evaluates RouteSelectionExpression against every message. Without one, AWS rejects the API: ${REJECTED_SELECTION}. One that reads nothing from the message gives every message the same route, and one whose braces do not close is not an expression at all.`,
  fix: 'Set RouteSelectionExpression to the JSON property that names the route, for example $request.body.action.',
  references: [
    developerGuide('apigateway-websocket-api-selection-expressions'),
    developerGuide('websocket-api-develop-routes'),
    templateReference('ApiGatewayV2::Api'),
    github('awsdocs/amazon-api-gateway-developer-guide/issues/30'),
  ],
  check(model, judge) {
    judge.value(model.apiResources, 'RouteSelectionExpression', wrong);
  },
};

/** Parts of an HTTP request; a message has neither. */
const HTTP_ONLY = /\$\{?request\.(?:method|path)\b/;

/** Stands for what AWS fills in. */
const SYMBOL = '…';

/** Texts and variables: `$request.body.action`, `$context.routeKey`, anything in `${…}`, and an escaped `\\$`. */
const WELL_FORMED = /^(?:[^$\\{}]|\\.|\$\{[^${}]+\}|\$(?:request|context)\.)+$/;

function wrong(expression: Value): string | undefined {
  if (expression.isAbsent || (expression.isKnown && expression.string?.trim() === ''))
    return `The API has no RouteSelectionExpression: AWS rejects it with ${REJECTED_SELECTION}.`;
  if (!expression.text) return undefined;
  const characters = literalCharacters(expression.text);
  if (HTTP_ONLY.test(characters))
    return `${String(expression)} is for HTTP APIs: a WebSocket message has no method and no path to select a route by.`;
  const symbols = literalCharacters(expression.text, SYMBOL);
  if (WELL_FORMED.test(symbols) && characters.includes('$')) return undefined;
  if (isOpenText(expression.text)) expression.assertKnown();
  const reason = characters.includes('$')
    ? 'a variable is $request.body.NAME, or ${request.body.NAME} with braces that close'
    : 'it reads nothing from the message, so it cannot select a route';
  return `${String(expression)} is not a selection expression: ${reason}.`;
}
