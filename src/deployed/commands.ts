/** A call of the AWS CLI whose answer is used. */
interface CommandShape {
  /** Parameters that identify an answer, as the AWS CLI spells them. */
  readonly parameters: readonly string[];
  /** The list in its answer. @default - the answer is a single item */
  readonly list?: string;
  /** Texts that each item must have. @default - none */
  readonly texts?: readonly string[];
}

const ofApi = (...texts: readonly string[]): CommandShape => ({ parameters: ['api-id'], list: 'Items', texts });

const SHAPES = {
  'sts get-caller-identity': { parameters: [] },
  'apigatewayv2 get-apis': { parameters: [], list: 'Items', texts: ['ApiId'] },
  'apigatewayv2 get-routes': ofApi('RouteId', 'RouteKey'),
  'apigatewayv2 get-integrations': ofApi('IntegrationId'),
  'apigatewayv2 get-authorizers': ofApi('AuthorizerId'),
  'apigatewayv2 get-stages': ofApi('StageName'),
  'apigatewayv2 get-deployments': ofApi('DeploymentId'),
  'apigatewayv2 get-models': ofApi('Name'),
  'apigatewayv2 get-route-responses': {
    parameters: ['api-id', 'route-id'],
    list: 'Items',
    texts: ['RouteResponseKey'],
  },
  'apigatewayv2 get-integration-responses': {
    parameters: ['api-id', 'integration-id'],
    list: 'Items',
    texts: ['IntegrationResponseKey'],
  },
  'apigatewayv2 get-domain-names': { parameters: [], list: 'Items', texts: ['DomainName'] },
  'apigatewayv2 get-api-mappings': { parameters: ['domain-name'], list: 'Items', texts: ['ApiId', 'Stage'] },
  'apigateway get-account': { parameters: [] },
  'apigateway get-usage-plans': { parameters: [], list: 'items', texts: ['Id'] },
  'lambda get-function-configuration': { parameters: ['function-name'], texts: ['FunctionName'] },
  'lambda get-policy': { parameters: ['function-name'] },
  'iam get-role': { parameters: ['role-name'] },
  'iam list-role-policies': { parameters: ['role-name'], list: 'PolicyNames' },
  'iam get-role-policy': { parameters: ['role-name', 'policy-name'], texts: ['PolicyName'] },
  'iam list-attached-role-policies': { parameters: ['role-name'], list: 'AttachedPolicies', texts: ['PolicyArn'] },
  'iam get-policy-version': { parameters: ['policy-arn'] },
  'logs describe-log-groups': { parameters: ['log-group-name-prefix'], list: 'logGroups', texts: ['LogGroupName'] },
  'cloudwatch describe-alarms': { parameters: [], list: 'MetricAlarms', texts: ['AlarmName'] },
} satisfies Record<string, CommandShape>;

/** A command of the AWS CLI, without `aws`. */
export type Command = keyof typeof SHAPES;

/**
 * The commands whose answers are used.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/apigatewayv2/
 */
export const COMMANDS: Readonly<Record<Command, CommandShape>> = SHAPES;
