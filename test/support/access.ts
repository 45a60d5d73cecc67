const API = `  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, StageName: live, AutoDeploy: true }`;

/** The start of an ARN of execute-api, for `Fn::Sub`. */
export const EXECUTE_API = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:';

/** What an IAM statement says. */
interface StatementParts {
  /** @default 'execute-api:ManageConnections' */
  readonly action?: string;
  /** As YAML: `'*'`, `!Sub …`. */
  readonly resource: string;
  /** Further parts of the statement, in a flow mapping. */
  readonly more?: string;
}

/** A statement as YAML, to stand in a policy. */
export function statement({ action = 'execute-api:ManageConnections', resource, more = '' }: StatementParts): string {
  return `{ Effect: Allow, Action: ${action}, Resource: ${resource}, ${more} }`;
}

/**
 * A template with a WebSocket API `Api`, its stage `Stage`, and a managed policy `Policy`.
 *
 * @param statements what stands under `Statement`
 * @param sections further sections of the template
 */
export function policy(statements: string, sections = ''): string {
  return `${sections}
Resources:
${API}
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Version: "2012-10-17", Statement: ${statements} } }
`;
}

/** A role with a policy, for {@link identity}. */
interface IdentityParts {
  /** Statements of the policy `Grant` of the role, a list. */
  readonly grant: string;
  /** Further properties of the role. */
  readonly role?: string;
  /** A further resource. */
  readonly more?: string;
  readonly sections?: string;
}

/** A template with a WebSocket API `Api`, its stage `Stage`, and a role `Role` with a policy `Grant`. */
export function identity({ grant, role = '', more = '', sections = '' }: IdentityParts): string {
  return `${sections}
Resources:
${API}
  Role: { Type: AWS::IAM::Role, Properties: { ${role} } }
  Grant:
    Type: AWS::IAM::Policy
    Properties: { PolicyName: grant, Roles: [!Ref Role], PolicyDocument: { Statement: ${grant} } }
  ${more}
`;
}

/** A `Resource` on execute-api: `on('${Api}/*')`. */
export function on(resource: string): string {
  return `!Sub "${EXECUTE_API}${resource}"`;
}

/** Parts of an app whose API calls a function. */
interface CallParts {
  /** Route keys, all of them with the integration. @default - `$connect` alone */
  readonly routes?: readonly string[];
  /** Further resources, each indented by two. */
  readonly resources?: readonly string[];
  readonly sections?: string;
  /** The function in the invocation URI. @default '${Function.Arn}' */
  readonly called?: string;
  /** Further properties of the integration. */
  readonly integration?: string;
}

/** A template with a function `Function` that the integration `Integration` of a WebSocket API `Api` calls. */
export function calls({
  routes = ['$connect'],
  resources = [],
  sections = '',
  called = '${Function.Arn}',
  integration = '',
}: CallParts): string {
  const uri = invocation(called);
  return `${sections}
Resources:
${API}
  Function: { Type: AWS::Lambda::Function }
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: ${uri}, ${integration} }
${routes
  .map(
    (key, index) => `  Route${index}:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: ${key}, Target: !Sub "integrations/\${Integration}" }`,
  )
  .join('\n')}
${resources.join('\n')}
`;
}

/** The URI under which API Gateway calls a function. */
export function invocation(called: string): string {
  return `!Sub "arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${called}/invocations"`;
}

/**
 * An `AWS::Lambda::Permission` for API Gateway, for {@link calls}.
 *
 * @param sourceArn what follows the account in `SourceArn`: `${Api}/*`. @default - no `SourceArn`
 */
export function permission(
  sourceArn?: string,
  { name = 'Permission', function: of = '!Ref Function', more = '', principal = 'apigateway.amazonaws.com' } = {},
): string {
  const source = sourceArn === undefined ? '' : `SourceArn: ${on(sourceArn)},`;
  return `  ${name}:
    Type: AWS::Lambda::Permission
    Properties: { Action: lambda:InvokeFunction, FunctionName: ${of}, Principal: ${principal}, ${source} ${more} }`;
}
