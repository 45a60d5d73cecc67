import { type Json, type JsonObject, isObject, present } from '../cloudformation/document/json';
import type { TemplateInput } from '../cloudformation/template-input';
import { type Answers, type Item, field, requiredText, textField } from './answers';
import { addFunctions } from './functions';
import { addRoles } from './roles';
import { sharedLimits } from './shared-limits';
import { TemplateBuilder } from './template-builder';

const V2 = 'AWS::ApiGatewayV2::';

/** Fields of answers that are no properties. */
const READ_ONLY: ReadonlySet<string> = new Set([
  'ApiEndpoint',
  'ApiGatewayManaged',
  'ApiId',
  'ApiMappingId',
  'ApiMappingSelectionExpression',
  'AuthorizerId',
  'AutoDeployed',
  'CreatedDate',
  'DeploymentId',
  'DeploymentStatus',
  'DeploymentStatusMessage',
  'DomainNameArn',
  'ImportInfo',
  'IntegrationId',
  'IntegrationResponseId',
  'IntegrationResponseSelectionExpression',
  'LastDeploymentStatusMessage',
  'LastUpdatedDate',
  'ModelId',
  'RouteId',
  'RouteResponseId',
  'Warnings',
]);

/** The default that AWS returns for an API without an API key source. */
const DEFAULT_KEY_SOURCE = '$request.header.x-api-key';

/**
 * The deployed resources as a template, so that the same policies can judge them. The logical id of a resource is its
 * id; that of a part of an API is the id of the API, the kind and the name: `a1b2c3d4e5/routes/$connect`.
 */
export function deployedTemplate(answers: Answers): TemplateInput {
  const apis = answers.items('apigatewayv2 get-apis').map((item) => ({ id: requiredText(item.json, 'ApiId'), item }));
  const builder = new TemplateBuilder(new Set(apis.map(({ id }) => id)));
  for (const { id, item } of apis) {
    const { ApiKeySelectionExpression: keys, ...properties } = written(builder, item);
    builder.add(
      id,
      `${V2}Api`,
      keys === DEFAULT_KEY_SOURCE ? properties : { ...properties, ...present({ ApiKeySelectionExpression: keys }) },
      item.path,
    );
    addParts(builder, answers, id);
  }
  addDomains(builder, answers);
  addFunctions(builder, answers);
  addRoles(builder, answers);
  addAround(builder, answers);
  return {
    source: builder.source(answers.source),
    environment: environmentOf(
      answers,
      apis.map(({ item }) => item),
    ),
    constructs: { pathOf: pathsOf(apis), frameOf: () => undefined },
  };
}

/** The parts of one API. */
function addParts(builder: TemplateBuilder, answers: Answers, api: string): void {
  const of = { ApiId: { Ref: api } };
  const ids = (kind: string, id: string | undefined): Json | undefined =>
    id === undefined ? undefined : builder.has(`${api}/${kind}/${id}`) ? { Ref: `${api}/${kind}/${id}` } : id;
  for (const item of answers.items('apigatewayv2 get-models', api))
    builder.add(
      `${api}/models/${requiredText(item.json, 'Name')}`,
      `${V2}Model`,
      { ...written(builder, item), ...of },
      item.path,
    );
  for (const item of answers.items('apigatewayv2 get-authorizers', api))
    builder.add(
      `${api}/authorizers/${requiredText(item.json, 'AuthorizerId')}`,
      `${V2}Authorizer`,
      { ...written(builder, item), ...of },
      item.path,
    );
  for (const item of answers.items('apigatewayv2 get-deployments', api))
    builder.add(
      `${api}/deployments/${requiredText(item.json, 'DeploymentId')}`,
      `${V2}Deployment`,
      { ...of },
      item.path,
    );
  for (const item of answers.items('apigatewayv2 get-integrations', api)) {
    const id = requiredText(item.json, 'IntegrationId');
    const logicalId = `${api}/integrations/${id}`;
    builder.add(logicalId, `${V2}Integration`, { ...written(builder, item), ...of }, item.path);
    for (const response of answers.items('apigatewayv2 get-integration-responses', api, id)) {
      const key = requiredText(response.json, 'IntegrationResponseKey');
      const properties = { ...written(builder, response), ...of, IntegrationId: { Ref: logicalId } };
      builder.add(`${logicalId}/responses/${key}`, `${V2}IntegrationResponse`, properties, response.path);
    }
  }
  for (const item of answers.items('apigatewayv2 get-routes', api)) {
    const logicalId = `${api}/routes/${requiredText(item.json, 'RouteKey')}`;
    const properties = {
      ...written(builder, item),
      ...of,
      ...present({
        AuthorizerId: ids('authorizers', textField(item.json, 'AuthorizerId')),
        Target: targetOf(textField(item.json, 'Target'), ids),
      }),
    };
    builder.add(logicalId, `${V2}Route`, properties, item.path);
    for (const response of answers.items('apigatewayv2 get-route-responses', api, requiredText(item.json, 'RouteId'))) {
      const key = requiredText(response.json, 'RouteResponseKey');
      const inside = { ...written(builder, response), ...of, RouteId: { Ref: logicalId } };
      builder.add(`${logicalId}/responses/${key}`, `${V2}RouteResponse`, inside, response.path);
    }
  }
  const limits = sharedLimits(answers);
  for (const item of answers.items('apigatewayv2 get-stages', api)) {
    const properties = {
      ...limits.without(written(builder, item)),
      ...of,
      // A stage with auto-deploy names the last automatic deployment.
      ...(field(item.json, 'AutoDeploy') === true
        ? {}
        : present({ DeploymentId: ids('deployments', textField(item.json, 'DeploymentId')) })),
    };
    builder.add(`${api}/stages/${requiredText(item.json, 'StageName')}`, `${V2}Stage`, properties, item.path);
  }
}

function targetOf(
  target: string | undefined,
  ids: (kind: string, id: string | undefined) => Json | undefined,
): Json | undefined {
  const [, id] = /^integrations\/(.*)$/s.exec(target ?? '') ?? [];
  const named = ids('integrations', id);
  return isObject(named) ? { 'Fn::Join': ['', ['integrations/', named]] } : target;
}

function addDomains(builder: TemplateBuilder, answers: Answers): void {
  for (const item of answers.items('apigatewayv2 get-domain-names')) {
    const name = requiredText(item.json, 'DomainName');
    builder.add(`domainnames/${name}`, `${V2}DomainName`, written(builder, item), item.path);
    for (const mapping of answers.items('apigatewayv2 get-api-mappings', name)) {
      const [api, stage] = [requiredText(mapping.json, 'ApiId'), requiredText(mapping.json, 'Stage')];
      const stageId = `${api}/stages/${stage}`;
      const properties = {
        ...written(builder, mapping),
        ApiId: builder.text(api),
        DomainName: { Ref: `domainnames/${name}` },
        Stage: builder.has(stageId) ? { Ref: stageId } : stage,
      };
      const key = textField(mapping.json, 'ApiMappingKey') ?? '';
      builder.add(`domainnames/${name}/apimappings/${key}`, `${V2}ApiMapping`, properties, mapping.path);
    }
  }
}

/** The resources around APIs: alarms, log groups, usage plans, the role of the account. */
function addAround(builder: TemplateBuilder, answers: Answers): void {
  const kinds = [
    ['cloudwatch describe-alarms', 'AWS::CloudWatch::Alarm', 'AlarmName', 'alarm:'],
    ['logs describe-log-groups', 'AWS::Logs::LogGroup', 'LogGroupName', 'log-group:'],
    ['apigateway get-usage-plans', 'AWS::ApiGateway::UsagePlan', 'Id', 'usageplans/'],
  ] as const;
  for (const [command, type, name, prefix] of kinds)
    for (const item of answers.items(command))
      builder.add(`${prefix}${requiredText(item.json, name)}`, type, written(builder, item), item.path);
  const account = answers.item('apigateway get-account');
  const role = account && textField(account.json, 'CloudwatchRoleArn');
  if (account && role !== undefined)
    builder.add('/account', 'AWS::ApiGateway::Account', { CloudWatchRoleArn: role }, account.path);
}

/** The properties of a resource, without those that AWS fills in. */
function written(builder: TemplateBuilder, { json }: Item): JsonObject {
  return Object.fromEntries(Object.entries(builder.properties(json)).filter(([key]) => !READ_ONLY.has(key)));
}

/** `aws://123456789012/eu-west-1`: the account from its own answer, the region from the endpoints of its APIs. */
function environmentOf(answers: Answers, apis: readonly Item[]): string {
  const caller = answers.item('sts get-caller-identity');
  const account = (caller && textField(caller.json, 'Account')) ?? 'unknown-account';
  const endpoint = apis.map(({ json }) => textField(json, 'ApiEndpoint')).find((one) => one !== undefined) ?? '';
  const [, region = 'unknown-region'] = /\.execute-api\.([a-z\d-]+)\./.exec(endpoint) ?? [];
  return `aws://${account}/${region}`;
}

/** Construct paths: the name of an API, which two APIs may share, and the names of its parts. */
function pathsOf(
  apis: readonly { readonly id: string; readonly item: Item }[],
): (logicalId: string) => string | undefined {
  const named = apis.map(({ id, item }) => ({ id, name: textField(item.json, 'Name') ?? id }));
  const times = new Map<string, number>();
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1);
  const paths = new Map(named.map(({ id, name }) => [id, times.get(name) === 1 ? name : `${name} ${id}`]));
  return (logicalId) => {
    const [id = '', ...rest] = logicalId.split('/');
    const name = paths.get(id);
    return name === undefined ? undefined : [name, ...rest].join('/');
  };
}
