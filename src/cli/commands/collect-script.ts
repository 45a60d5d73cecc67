import type { Protocol } from '../../apigateway/model';
import { ANSWERS_VERSION } from '../../deployed/read-answers';
import { VERSION } from '../../version';

/** What a script saves. */
export interface Collected {
  readonly region: string | undefined;
  /** Ids of APIs; empty for all APIs of the protocols. */
  readonly apis: readonly string[];
  readonly functions: readonly string[];
  readonly withEnvironment: boolean;
  readonly protocols: readonly Protocol[];
}

/** The fields of a function that are saved, without its environment variables, which may hold secrets. */
const FUNCTION_FIELDS = [
  'FunctionName',
  'FunctionArn',
  'Role',
  'Runtime',
  'Timeout',
  'VpcConfig',
  'TracingConfig',
  'DeadLetterConfig',
];

const HEADER = `#!/bin/sh
# Saves what is deployed of API Gateway in one account and region:
#   sh collect.sh > deployed.json
#   npx websocket-guard check --deployed deployed.json
# It changes nothing, and needs the AWS CLI and these permissions:
#   apigateway:GET on /apis*, /domainnames*, /account and /usageplans
#   lambda:GetFunctionConfiguration lambda:GetPolicy
#   iam:GetRole iam:ListRolePolicies iam:GetRolePolicy iam:ListAttachedRolePolicies iam:GetPolicy iam:GetPolicyVersion
#   logs:DescribeLogGroups cloudwatch:DescribeAlarms
# What is refused is saved as refused, and judged as unknown.
set -euf
if ! command -v aws > /dev/null; then
  echo 'collect: the AWS CLI is not installed, or not on the PATH: there is no command "aws"' >&2
  exit 2
fi
export AWS_PAGER=''
`;

/** What the rest of the script calls. */
const SHELL_FUNCTIONS = `errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
separator=''

# text VALUE: as it stands in a JSON string
text() {
  printf '%s' "$1" | tr '\\n\\t\\r' '   ' | tr -d '\\000-\\037' | sed 's/\\\\/\\\\\\\\/g; s/"/\\\\"/g'
}

# ask QUERY SERVICE OPERATION [NAME VALUE]...: saves the answer to a call; all of it where QUERY is empty
ask() {
  query=$1 service=$2 operation=$3
  shift 3
  entry="\\"command\\": \\"$service $operation\\""
  count=$#
  while [ "$count" -gt 0 ]; do
    entry="$entry, \\"$1\\": \\"$(text "$2")\\""
    set -- "$@" "--$1" "$2"
    shift 2
    count=$((count - 2))
  done
  if [ -n "$query" ]; then set -- "$@" --query "$query"; fi
  if answer=$(aws "$service" "$operation" "$@" --output json 2> "$errors"); then
    printf '%s\\n{ %s, "answer": %s }' "$separator" "$entry" "\${answer:-"{}"}"
  else
    printf '%s\\n{ %s, "error": "%s" }' "$separator" "$entry" "$(text "$(cat "$errors")")"
  fi
  separator=','
}

# words QUERY SERVICE OPERATION [OPTION]...: names in an answer, a line each; none where the call is refused
words() {
  query=$1
  shift
  aws "$@" --query "$query" --output text 2> "$errors" | tr '\\t' '\\n' | sed '/^None$/d' || true
}

# once WORD LIST: whether a word is not yet in a list
once() {
  case " $2 " in *" $1 "*) return 1 ;; *) return 0 ;; esac
}

`;

/** Answers about the account and all that its APIs share. */
const ACCOUNT = `printf '{ "version": ${ANSWERS_VERSION}, "collectedBy": "cdk-websocket-guard ${VERSION}", "collectedAt": "%s", "answers": [' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
ask '' sts get-caller-identity
ask '' apigatewayv2 get-apis
ask '' apigateway get-account
ask '' apigateway get-usage-plans
ask "{MetricAlarms:MetricAlarms[?Namespace=='AWS/ApiGateway' || Metrics]}" cloudwatch describe-alarms
ask '' apigatewayv2 get-domain-names
for domain in $(words 'Items[].DomainName' apigatewayv2 get-domain-names); do
  ask '' apigatewayv2 get-api-mappings domain-name "$domain"
done

`;

/** Answers about each API; what its parts call and write to is kept for later. */
const APIS = `functions=''
roles=''
groups=''
for api in $apis; do
  for kind in routes integrations authorizers stages deployments models; do
    ask '' apigatewayv2 "get-$kind" api-id "$api"
  done
  for route in $(words 'Items[?RouteResponseSelectionExpression].RouteId' apigatewayv2 get-routes --api-id "$api"); do
    ask '' apigatewayv2 get-route-responses api-id "$api" route-id "$route"
  done
  for integration in $(words "Items[?!ends_with(IntegrationType, '_PROXY')].IntegrationId" apigatewayv2 get-integrations --api-id "$api"); do
    ask '' apigatewayv2 get-integration-responses api-id "$api" integration-id "$integration"
  done
  for arn in $(words 'Items[].AccessLogSettings.DestinationArn' apigatewayv2 get-stages --api-id "$api"); do
    group=\${arn#*:log-group:}
    group=\${group%%:*}
    if [ "$group" != "$arn" ] && once "$group" "$groups"; then groups="$groups $group"; fi
  done
  for uri in $(words 'Items[].IntegrationUri' apigatewayv2 get-integrations --api-id "$api") \\
    $(words 'Items[].AuthorizerUri' apigatewayv2 get-authorizers --api-id "$api"); do
    case $uri in
      *:lambda:path/*/functions/*/invocations)
        name=\${uri#*/functions/}
        name=\${name%/invocations}
        ;;
      arn:*:lambda:*:function:*) name=$uri ;;
      *) continue ;;
    esac
    # What holds a stage variable is the name of no function.
    case $name in *[!A-Za-z0-9:_\\$-]*) continue ;; esac
    if once "$name" "$functions"; then functions="$functions $name"; fi
  done
  for arn in $(words 'Items[].CredentialsArn' apigatewayv2 get-integrations --api-id "$api") \\
    $(words 'Items[].AuthorizerCredentialsArn' apigatewayv2 get-authorizers --api-id "$api"); do
    case $arn in arn:*:role/*) if once "\${arn##*/}" "$roles"; then roles="$roles \${arn##*/}"; fi ;; esac
  done
done

`;

/** Answers about the roles of integrations, authorizers and functions. */
const ROLES = `policies=''
for role in $roles; do
  ask '' iam get-role role-name "$role"
  ask '' iam list-role-policies role-name "$role"
  ask '' iam list-attached-role-policies role-name "$role"
  for policy in $(words 'PolicyNames' iam list-role-policies --role-name "$role"); do
    ask '' iam get-role-policy role-name "$role" policy-name "$policy"
  done
  for policy in $(words "AttachedPolicies[?!contains(PolicyArn, ':iam::aws:policy/')].PolicyArn" iam list-attached-role-policies --role-name "$role"); do
    if once "$policy" "$policies"; then policies="$policies $policy"; fi
  done
done
for policy in $policies; do
  version=$(words 'Policy.DefaultVersionId' iam get-policy --policy-arn "$policy")
  ask '' iam get-policy-version policy-arn "$policy" version-id "\${version%% *}"
done
printf '\\n] }\\n'
`;

/**
 * A POSIX shell script that calls the AWS CLI, version 1 or 2, and writes the answers as one JSON document to standard
 * output. The CLI itself reads all pages; a call that AWS refuses is saved with its error.
 */
export function collectScript({ region, apis, functions, withEnvironment, protocols }: Collected): string {
  const fields = `{${[...FUNCTION_FIELDS, ...(withEnvironment ? ['Environment'] : [])].map((name) => `${name}:${name}`).join(',')}}`;
  const kinds = protocols.map((protocol) => `ProtocolType=='${protocol.toUpperCase()}'`).join(' || ');
  return [
    HEADER,
    region === undefined ? '' : `export AWS_REGION=${quoted(region)} AWS_DEFAULT_REGION=${quoted(region)}\n`,
    SHELL_FUNCTIONS,
    ACCOUNT,
    `apis=${apis.length > 0 ? quoted(apis.join(' ')) : `$(words "Items[?${kinds}].ApiId" apigatewayv2 get-apis)`}\n`,
    APIS,
    calledScript(functions, fields),
    ROLES,
  ].join('');
}

/** Answers about log groups and functions. */
function calledScript(functions: readonly string[], fields: string): string {
  return `for group in $groups; do
  ask '' logs describe-log-groups log-group-name-prefix "$group"
done
for name in $functions${functions.length > 0 ? ` ${functions.map(quoted).join(' ')}` : ''}; do
  ask ${quoted(fields)} lambda get-function-configuration function-name "$name"
  ask '' lambda get-policy function-name "$name"
  for arn in $(words 'Role' lambda get-function-configuration --function-name "$name"); do
    if once "\${arn##*/}" "$roles"; then roles="$roles \${arn##*/}"; fi
  done
done

`;
}

/** Quotes a text as one word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
