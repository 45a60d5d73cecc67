import { isObject } from '../cloudformation/document/json';
import { type Answers, field, requiredText, textField } from './answers';
import type { Command } from './commands';
import { strangeStatement } from './functions';
import { sharedLimits } from './shared-limits';

/** Something about an API that a policy has to know. */
export type Need =
  | 'alarms'
  | 'authorizers'
  | 'distributions'
  | 'domains'
  | 'environment'
  | 'functions'
  | 'integrationResponses'
  | 'integrations'
  | 'limits'
  | 'logGroups'
  | 'models'
  | 'networks'
  | 'permissions'
  | 'records'
  | 'roles'
  | 'routeResponses'
  | 'routes'
  | 'stages'
  | 'stores'
  | 'usagePlans';

/** Knows which parts of an API the saved answers cover. */
export class Coverage {
  private readonly known = new Map<string, string | undefined>();

  /** @param answers the saved answers */
  public constructor(private readonly answers: Answers) {}

  /** Why something about an API is not known; undefined where it is known. */
  public lack(api: string, need: Need): string | undefined {
    const key = `${need} ${api}`;
    if (!this.known.has(key)) this.known.set(key, LACKS[need](this.answers, api));
    return this.known.get(key);
  }
}

type Lack = (answers: Answers, api: string) => string | undefined;

const listOf =
  (command: Command): Lack =>
  (answers, api) =>
    answers.lack(command, api);

const all =
  (command: Command): Lack =>
  (answers) =>
    answers.lack(command);

const unused =
  (what: string): Lack =>
  () =>
    `${what} are not among the answers that are used`;

const first = (lacks: Iterable<string | undefined>): string | undefined => {
  for (const lack of lacks) if (lack !== undefined) return lack;
  return undefined;
};

const LACKS: Readonly<Record<Need, Lack>> = {
  alarms: all('cloudwatch describe-alarms'),
  usagePlans: all('apigateway get-usage-plans'),
  distributions: unused('CloudFront distributions'),
  networks: unused('networks'),
  records: unused('DNS records'),
  stores: unused('tables and queues'),
  routes: listOf('apigatewayv2 get-routes'),
  integrations: listOf('apigatewayv2 get-integrations'),
  authorizers: listOf('apigatewayv2 get-authorizers'),
  stages: listOf('apigatewayv2 get-stages'),
  models: listOf('apigatewayv2 get-models'),
  routeResponses: (answers, api) =>
    answers.lack('apigatewayv2 get-routes', api) ??
    first(
      answers.items('apigatewayv2 get-routes', api).map(({ json }) =>
        // Without this expression the responses of a route have no effect.
        field(json, 'RouteResponseSelectionExpression') === undefined
          ? undefined
          : answers.lack('apigatewayv2 get-route-responses', api, requiredText(json, 'RouteId')),
      ),
    ),
  integrationResponses: (answers, api) =>
    answers.lack('apigatewayv2 get-integrations', api) ??
    first(
      answers.items('apigatewayv2 get-integrations', api).map(({ json }) =>
        // A proxy integration has no integration responses.
        (textField(json, 'IntegrationType') ?? '').endsWith('_PROXY')
          ? undefined
          : answers.lack('apigatewayv2 get-integration-responses', api, requiredText(json, 'IntegrationId')),
      ),
    ),
  domains: (answers) =>
    answers.lack('apigatewayv2 get-domain-names') ??
    first(
      answers
        .items('apigatewayv2 get-domain-names')
        .map(({ json }) => answers.lack('apigatewayv2 get-api-mappings', requiredText(json, 'DomainName'))),
    ),
  limits: (answers, api) => {
    const shared = sharedLimits(answers);
    return answers.items('apigatewayv2 get-stages', api).some((stage) => shared.isUnclear(stage))
      ? `${answers.lack('apigateway get-account') ?? ''}, which tells limits of a stage from those of its account`
      : undefined;
  },
  functions: (answers, api) =>
    first(calledFunctions(answers, api).map((name) => answers.lack('lambda get-function-configuration', name))) ??
    differingVersions(answers, api),
  environment: (answers, api) =>
    LACKS.functions(answers, api) ??
    first(
      calledFunctions(answers, api).map((name) => {
        const configuration = answers.item('lambda get-function-configuration', name);
        const isThere = configuration && field(configuration.json, 'Environment') !== undefined;
        return isThere
          ? undefined
          : `the environment variables of function ${name} were not collected (collect --environment)`;
      }),
    ),
  permissions: (answers, api) => first(calledFunctions(answers, api).map((name) => permissionLack(answers, name))),
  roles: (answers, api) =>
    LACKS.functions(answers, api) ?? first(rolesOf(answers, api).map((role) => roleLack(answers, role))),
  logGroups: (answers, api) =>
    answers.lack('apigatewayv2 get-stages', api) ??
    first(
      answers
        .items('apigatewayv2 get-stages', api)
        .map(({ json }) => logGroupLack(answers, field(json, 'AccessLogSettings'))),
    ),
};

/** Why the timeout of a function is not known where an API calls other versions of it. */
function differingVersions(answers: Answers, api: string): string | undefined {
  const timeouts = new Map<string, unknown>();
  const configurations = calledFunctions(answers, api).flatMap(
    (called) => answers.item('lambda get-function-configuration', called) ?? [],
  );
  for (const { json } of configurations) {
    const name = requiredText(json, 'FunctionName');
    const timeout = field(json, 'Timeout');
    if (timeouts.has(name) && timeouts.get(name) !== timeout)
      return `the versions of function ${name} that are called differ in their time-out`;
    timeouts.set(name, timeout);
  }
  return undefined;
}

/** The error of AWS for a function without a policy. */
const NO_POLICY = 'ResourceNotFoundException';

function permissionLack(answers: Answers, name: string): string | undefined {
  const lack = answers.lack('lambda get-policy', name);
  if (lack !== undefined)
    return lack.includes(NO_POLICY) ? answers.lack('lambda get-function-configuration', name) : lack;
  const policy = answers.item('lambda get-policy', name);
  const strange = policy && strangeStatement(policy.json);
  return strange === undefined ? undefined : `the policy of function ${name}: ${strange}`;
}

function roleLack(answers: Answers, role: string): string | undefined {
  const policies = answers.to('iam list-role-policies', role).flatMap(({ body }) => {
    const names = body && field(body, 'PolicyNames');
    return Array.isArray(names) ? (names as readonly unknown[]) : [];
  });
  return (
    answers.lack('iam get-role', role) ??
    answers.lack('iam list-role-policies', role) ??
    answers.lack('iam list-attached-role-policies', role) ??
    first(policies.map((policy) => answers.lack('iam get-role-policy', role, String(policy))))
  );
}

function logGroupLack(answers: Answers, settings: unknown): string | undefined {
  const arn = isObject(settings) ? textField(settings, 'DestinationArn') : undefined;
  const [, name] = /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]*)/.exec(arn ?? '') ?? [];
  if (name === undefined) return undefined;
  const isThere = answers.items('logs describe-log-groups').some(({ json }) => field(json, 'LogGroupName') === name);
  return isThere ? undefined : (answers.lack('logs describe-log-groups', name) ?? `log group ${name} is not there`);
}

const INVOCATION = /\/functions\/(.*)\/invocations$/s;
const FUNCTION_ARN = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:/;

/** The functions that an API calls, by the names in its URIs. */
function calledFunctions(answers: Answers, api: string): readonly string[] {
  const uris = (command: Command, name: string): readonly string[] =>
    answers.items(command, api).flatMap(({ json }) => textField(json, name) ?? []);
  const found = [
    ...uris('apigatewayv2 get-integrations', 'IntegrationUri'),
    ...uris('apigatewayv2 get-authorizers', 'AuthorizerUri'),
  ].flatMap((uri) => INVOCATION.exec(uri)?.[1] ?? (FUNCTION_ARN.test(uri) ? uri : []));
  return [...new Set(found)];
}

const ROLE = /^arn:[^:]*:iam::[^:]*:role\/(?:.*\/)?([^/]+)$/;

/** The roles of the functions that an API calls, and the roles with which it calls services. */
function rolesOf(answers: Answers, api: string): readonly string[] {
  const credentials = [
    ...answers.items('apigatewayv2 get-integrations', api).map(({ json }) => textField(json, 'CredentialsArn')),
    ...answers
      .items('apigatewayv2 get-authorizers', api)
      .map(({ json }) => textField(json, 'AuthorizerCredentialsArn')),
    ...calledFunctions(answers, api).map((name) => {
      const configuration = answers.item('lambda get-function-configuration', name);
      return configuration && textField(configuration.json, 'Role');
    }),
  ];
  return [...new Set(credentials.flatMap((arn) => ROLE.exec(arn ?? '')?.[1] ?? []))];
}
