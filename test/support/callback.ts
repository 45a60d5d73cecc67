import { EXECUTE_API } from './access';

/** The default endpoint of API `Api`, for `Fn::Sub`. */
export const ENDPOINT = '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}';

/** A function with an environment, and what is around it. */
interface CallbackParts {
  /** Environment variables, each as YAML writes it in a flow mapping. */
  readonly env: Readonly<Record<string, string>>;
  /** Properties of the role. @default - a policy that allows posting to stage `live` */
  readonly role?: string;
  /** Further properties of the API. */
  readonly api?: string;
  /** Further resources in flow style, by their logical ids. */
  readonly more?: Readonly<Record<string, string>>;
  readonly sections?: string;
}

/** An inline policy that allows managing connections: `mayManage('${Api}/live/POST/@connections/*')`. */
export function mayManage(resource: string, more = ''): string {
  return `Policies: [{ PolicyName: post, PolicyDocument: { Statement: [{ Effect: Allow, Action: execute-api:ManageConnections, Resource: !Sub "${EXECUTE_API}${resource}" ${more} }] } }]`;
}

/** A template with API `Api`, its stage `Stage` (live), and function `Handler` with role `Role`. */
export function handler({
  env,
  role = mayManage('${Api}/live/POST/@connections/*'),
  api = '',
  more = {},
  sections = '',
}: CallbackParts): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}: ${value}`);
  const resources = {
    Api: `{ Type: AWS::ApiGatewayV2::Api, Properties: { Name: chat, ProtocolType: WEBSOCKET, ${api} } }`,
    Stage: '{ Type: AWS::ApiGatewayV2::Stage, Properties: { ApiId: !Ref Api, StageName: live } }',
    Role: `{ Type: AWS::IAM::Role, Properties: { ${role} } }`,
    Handler: `{ Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn, Environment: { Variables: { ${variables.join(', ')} } } } }`,
    ...more,
  };
  return [sections, 'Resources:', ...Object.entries(resources).map(([id, text]) => `  ${id}: ${text}`)].join('\n');
}

/** Custom domain `Domain` (ws.example.com), mapped to stage `Stage`. */
export function mapped(key = ''): Readonly<Record<string, string>> {
  const mappingKey = key === '' ? '' : `ApiMappingKey: ${key},`;
  return {
    Domain: '{ Type: AWS::ApiGatewayV2::DomainName, Properties: { DomainName: ws.example.com } }',
    Mapping: `{ Type: AWS::ApiGatewayV2::ApiMapping, Properties: { ApiId: !Ref Api, DomainName: !Ref Domain, ${mappingKey} Stage: !Ref Stage } }`,
  };
}
