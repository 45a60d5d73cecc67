/** A call of the AWS CLI whose answer is used. */
interface CommandShape {
  /** Parameters that tell its answers apart, as the AWS CLI spells them. */
  readonly parameters: readonly string[];
  /** The list in its answer. @default - the answer is one thing */
  readonly list?: string;
}

const OF_API: CommandShape = { parameters: ['api-id'], list: 'Items' };
const OF_FUNCTION: CommandShape = { parameters: ['function-name'] };

const SHAPES = {
  'sts get-caller-identity': { parameters: [] },
  'apigatewayv2 get-apis': { parameters: [], list: 'Items' },
  'apigatewayv2 get-routes': OF_API,
  'apigatewayv2 get-integrations': OF_API,
  'apigatewayv2 get-authorizers': OF_API,
  'apigatewayv2 get-stages': OF_API,
  'apigatewayv2 get-deployments': OF_API,
  'apigatewayv2 get-models': OF_API,
  'apigatewayv2 get-route-responses': { parameters: ['api-id', 'route-id'], list: 'Items' },
  'apigatewayv2 get-integration-responses': { parameters: ['api-id', 'integration-id'], list: 'Items' },
  'apigatewayv2 get-domain-names': { parameters: [], list: 'Items' },
  'apigatewayv2 get-api-mappings': { parameters: ['domain-name'], list: 'Items' },
  'apigateway get-account': { parameters: [] },
  'apigateway get-usage-plans': { parameters: [], list: 'items' },
  'lambda get-function-configuration': OF_FUNCTION,
  'lambda get-policy': OF_FUNCTION,
  'iam get-role': { parameters: ['role-name'] },
  'iam list-role-policies': { parameters: ['role-name'], list: 'PolicyNames' },
  'iam get-role-policy': { parameters: ['role-name', 'policy-name'] },
  'iam list-attached-role-policies': { parameters: ['role-name'], list: 'AttachedPolicies' },
  'iam get-policy-version': { parameters: ['policy-arn'] },
  'logs describe-log-groups': { parameters: ['log-group-name-prefix'], list: 'logGroups' },
  'cloudwatch describe-alarms': { parameters: [], list: 'MetricAlarms' },
} satisfies Record<string, CommandShape>;

/** A command of the AWS CLI, without `aws`. */
export type Command = keyof typeof SHAPES;

/**
 * The commands whose answers are used.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/apigatewayv2/
 */
export const COMMANDS: Readonly<Record<Command, CommandShape>> = SHAPES;
