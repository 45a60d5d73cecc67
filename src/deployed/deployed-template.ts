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

/** Adds the parts of one API; those that others refer to come first. */
function addParts(builder: TemplateBuilder, answers: Answers, api: string): void {
  const parts = new PartBuilder(builder, answers, api);
  for (const item of answers.items('apigatewayv2 get-models', api))
    parts.add(`models/${requiredText(item.json, 'Name')}`, 'Model', item);
  for (const item of answers.items('apigatewayv2 get-authorizers', api))
    parts.add(`authorizers/${requiredText(item.json, 'AuthorizerId')}`, 'Authorizer', item);
  for (const item of answers.items('apigatewayv2 get-deployments', api))
    parts.add(`deployments/${requiredText(item.json, 'DeploymentId')}`, 'Deployment', item, {});
  addIntegrations(parts);
  addRoutes(parts);
  addStages(parts);
}

/** Adds parts of one API to a template. */
class PartBuilder {
  public constructor(
    private readonly builder: TemplateBuilder,
    public readonly answers: Answers,
    public readonly api: string,
  ) {}

  /**
   * Adds a part.
   *
   * @param name its kind and name, from which its logical id is made
   * @param properties without its `ApiId`. @default - those that the answer has
   * @returns a reference to it
   */
  public add(name: string, type: string, item: Item, properties = this.written(item)): JsonObject {
    const logicalId = `${this.api}/${name}`;
    this.builder.add(logicalId, `${V2}${type}`, { ...properties, ApiId: { Ref: this.api } }, item.path);
    return { Ref: logicalId };
  }

  /** The properties in an answer. */
  public written(item: Item): JsonObject {
    return written(this.builder, item);
  }

  /** An id in an answer: a reference to that part, where an answer has it. */
  public reference(kind: string, id: string | undefined): Json | undefined {
    const logicalId = `${this.api}/${kind}/${id ?? ''}`;
    return id !== undefined && this.builder.has(logicalId) ? { Ref: logicalId } : id;
  }
}

function addIntegrations(parts: PartBuilder): void {
  const { answers, api } = parts;
  for (const item of answers.items('apigatewayv2 get-integrations', api)) {
    const id = requiredText(item.json, 'IntegrationId');
    const IntegrationId = parts.add(`integrations/${id}`, 'Integration', item);
    for (const response of answers.items('apigatewayv2 get-integration-responses', api, id)) {
      const key = requiredText(response.json, 'IntegrationResponseKey');
      const properties = { ...parts.written(response), IntegrationId };
      parts.add(`integrations/${id}/responses/${key}`, 'IntegrationResponse', response, properties);
    }
  }
}

function addRoutes(parts: PartBuilder): void {
  const { answers, api } = parts;
  for (const item of answers.items('apigatewayv2 get-routes', api)) {
    const name = `routes/${requiredText(item.json, 'RouteKey')}`;
    const references = present({
      AuthorizerId: parts.reference('authorizers', textField(item.json, 'AuthorizerId')),
      Target: targetOf(textField(item.json, 'Target'), parts),
    });
    const RouteId = parts.add(name, 'Route', item, { ...parts.written(item), ...references });
    for (const response of answers.items('apigatewayv2 get-route-responses', api, requiredText(item.json, 'RouteId'))) {
      const key = requiredText(response.json, 'RouteResponseKey');
      parts.add(`${name}/responses/${key}`, 'RouteResponse', response, { ...parts.written(response), RouteId });
    }
  }
}

function addStages(parts: PartBuilder): void {
  const { answers, api } = parts;
  const limits = sharedLimits(answers);
  for (const item of answers.items('apigatewayv2 get-stages', api)) {
    // A stage with auto-deploy names the last automatic deployment.
    const isAutomatic = field(item.json, 'AutoDeploy') === true;
    const deployment = isAutomatic ? undefined : parts.reference('deployments', textField(item.json, 'DeploymentId'));
    parts.add(`stages/${requiredText(item.json, 'StageName')}`, 'Stage', item, {
      ...limits.without(parts.written(item)),
      ...present({ DeploymentId: deployment }),
    });
  }
}

function targetOf(target: string | undefined, parts: PartBuilder): Json | undefined {
  const [, id] = /^integrations\/(.*)$/s.exec(target ?? '') ?? [];
  const named = parts.reference('integrations', id);
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
