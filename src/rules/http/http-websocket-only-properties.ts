import { REJECTED_API_KEY, REJECTED_MODELS } from '../../aws/rejections';
import { partsIn } from '../../cloudformation/conditions/branches';
import { linksTo } from '../../cloudformation/resources/links';
import type { Policy } from '../policy';
import { checkSettings } from '../support/check-settings';
import { awsPage, developerGuide, github } from '../support/pages';

/** Types of integrations that answer through integration responses. */
const WITH_RESPONSES = new Set<string | undefined>(['AWS', 'HTTP', 'MOCK']);
const SELECTION = /^\$\{?request\.method\}? \$\{?request\.path\}?$/;

export const httpWebsocketOnlyProperties: Policy = {
  id: 'http-websocket-only-properties',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'An HTTP API has no features of WebSocket APIs',
  why: `AWS rejects API keys, models, route and integration responses, execution logs and other route selection expressions: ${REJECTED_API_KEY}, ${REJECTED_MODELS}.`,
  fix: 'Remove the property or the resource. Use an authorizer instead of API keys, and access logs instead of execution logs.',
  references: [
    developerGuide('http-api-vs-rest'),
    awsPage('AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2'),
    github('aws/aws-cli/issues/6363'),
  ],
  check(model, judge) {
    judge.value(model.routes, 'ApiKeyRequired', (required) => {
      if (required.isAbsent || required.boolean !== true) return undefined;
      return REJECTED_API_KEY;
    });
    judge.value(model.integrations, 'IntegrationType', (type) => {
      if (type.isAbsent || !WITH_RESPONSES.has(type.string)) return undefined;
      return {
        message: `${String(type)} is for WebSocket APIs: "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)".`,
        fix: 'Set IntegrationType to HTTP_PROXY for a URL, or to AWS_PROXY for a function or for a service that IntegrationSubtype names.',
      };
    });
    judge.value(model.apiResources, 'RouteSelectionExpression', (expression) => {
      if (expression.isAbsent || SELECTION.test(expression.string ?? '')) return undefined;
      return `${String(expression)} selects no route: "Route selection expression is currently limited to "\${request.method} \${request.path}"".`;
    });
    checkSettings(judge, model.stages, ['LoggingLevel', 'DataTraceEnabled'], (value, setting) => {
      if (value.isAbsent) return undefined;
      const isOn = setting === 'LoggingLevel' ? value.string !== 'OFF' : value.boolean === true;
      return isOn && `${setting} is for WebSocket APIs: an HTTP API has no execution logs.`;
    });
    for (const schema of model.apis.flatMap(({ models }) => models)) judge.report(schema, '', `${REJECTED_MODELS}.`);
    for (const response of model.routeResponses)
      judge.report(
        response,
        '',
        'AWS rejects route responses of HTTP APIs: "currently not supported for this API protocol type".',
      );
    const ofApi = new Map(model.apis.map(({ resource, when }) => [resource, when]));
    const responses = model.resources('AWS::ApiGatewayV2::IntegrationResponse').flatMap((resource) =>
      linksTo(resource, ['ApiId'], 'AWS::ApiGatewayV2::Api').flatMap((link) => {
        const api = ofApi.get(link.resource);
        return api ? partsIn(link.when, [api]).map((when) => ({ resource, when })) : [];
      }),
    );
    for (const response of [...responses, ...model.integrations.flatMap((integration) => integration.responses)])
      judge.report(
        response,
        '',
        'AWS rejects integration responses of HTTP APIs: "currently not supported for this API protocol type".',
      );
  },
};
