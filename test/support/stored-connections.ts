import { chat, part, route } from './api';

/** Table `Table`. */
export function table(properties = '', key = 'connectionId'): string {
  return `{ Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: ${key}, KeyType: HASH }], ${properties} } }`;
}

/** Role `Role`, which may do something with something. */
export function roleFor(action: string, resource = '!GetAtt Table.Arn', more = ''): string {
  return `{ Type: AWS::IAM::Role, Properties: { ${more} Policies: [{ PolicyName: p, PolicyDocument: { Statement: [
    { Effect: Allow, Action: ${action}, Resource: ${resource} }] } }] } }`;
}

/** Function `Handler` with role `Role`. */
export function handler(properties = '', role = '!GetAtt Role.Arn'): string {
  return `{ Type: AWS::Lambda::Function, Properties: { Role: ${role}, ${properties} } }`;
}

const URI = "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Handler.Arn}/invocations'";

/** Integration `Integration` with function `Handler`. */
export const INTEGRATION = part('Integration', `IntegrationType: AWS_PROXY, IntegrationUri: ${URI}`);

/** A route whose messages go to that function. */
export function handled(key: string): string {
  return route(key, "Target: !Sub 'integrations/${Integration}'");
}

/** An API whose `$connect` handler may write to table `Table`. */
export function storing(resources: Readonly<Record<string, string>> = {}, sections = ''): string {
  return chat(
    {
      Table: table(),
      Role: roleFor('dynamodb:PutItem'),
      Handler: handler(),
      Integration: INTEGRATION,
      Connect: handled('$connect'),
      ...resources,
    },
    sections,
  );
}
