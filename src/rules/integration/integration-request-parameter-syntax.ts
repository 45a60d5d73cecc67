import { isOpenText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy } from '../policy';
import { keysOf } from '../support/keys';
import { developerGuide, github, templateReference } from '../support/pages';

/** What AWS lists as sources of a value: a name follows, or a path into the message. */
const SOURCE =
  /^(?:(?:route\.request\.(?:(?:multivalue)?(?:header|querystring)|body)|context|stageVariables)\.\S+|route\.request\.body)$/;
const KEY = /^integration\.request\.(?:header|querystring|path)\.[^\s:]+$/;
const ROUTE_REQUEST =
  'route.request.body.PATH, on $connect route.request.header.NAME and route.request.querystring.NAME';
/** Stands for what AWS fills in: a `Ref` of a resource, a pseudo parameter. */
const SYMBOL = '…';

export const integrationRequestParameterSyntax: Policy = {
  id: 'integration-request-parameter-syntax',
  category: 'deploy',
  severity: 'error',
  title: 'Request parameters are written in the syntax of WebSocket APIs',
  why: 'A key names where a value goes: integration.request.header.NAME, querystring.NAME or path.NAME. The value is a variable, or text in single quotes. HTTP APIs write append:header.NAME and $context.NAME, which is not a mapping here.',
  fix: "Write the key as integration.request.header.NAME (or querystring, path), and the value as context.NAME, stageVariables.NAME, route.request.body.PATH, on $connect route.request.header.NAME or route.request.querystring.NAME, or 'text' in single quotes.",
  references: [
    developerGuide('websocket-api-data-mapping'),
    templateReference('ApiGatewayV2::Integration'),
    github('localstack/localstack/issues/9896'),
    github('hashicorp/terraform-provider-aws/issues/34550'),
  ],
  otherTools:
    'cdk-preflight pf-apigwv2-request-parameter-action asks for append:, overwrite: or remove: on every API, which is the syntax of HTTP APIs.',
  check(model, judge) {
    for (const [integration, key] of keysOf(judge, model.integrations, 'RequestParameters')) {
      judge.value(integration, ['RequestParameters', key], (value) => {
        if (value.isAbsent) return undefined;
        if (!KEY.test(key))
          return `${key} is not a key that WebSocket APIs support: these are integration.request.header.NAME, integration.request.querystring.NAME and integration.request.path.NAME.`;
        return isMapping(value)
          ? undefined
          : `${String(value)} is neither a variable (context.NAME, stageVariables.NAME, ${ROUTE_REQUEST}) nor text in single quotes.`;
      });
    }
  },
};

/**
 * Whether AWS takes a text as the source of a parameter.
 *
 * @throws NotKnown where it starts with what only deployment knows
 */
function isMapping(value: Value): boolean {
  value.assertInSight();
  const { text = [] } = value;
  const expression = literalCharacters(text, SYMBOL);
  const isRight = SOURCE.test(expression) || /^'[^]*'$/.test(expression);
  if (!isRight && isOpenText(text)) value.assertKnown();
  return isRight;
}
