import * as fs from 'node:fs';
import * as path from 'node:path';

const RULES = path.join(__dirname, '../rules');

/** The YAML examples of every policy, good and bad. */
export const EXAMPLES: readonly (readonly [name: string, template: string])[] = fs
  .readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:bad|good)\.yaml$/.test(file))
  .sort()
  .map((file) => [file, fs.readFileSync(path.join(RULES, file), 'utf8')]);

/** Templates of other people, from a directory that the environment names. */
export const CORPUS: readonly (readonly [name: string, template: string])[] = corpus(process.env.TEMPLATE_CORPUS);

function corpus(directory: string | undefined): typeof CORPUS {
  if (directory === undefined) return [];
  return fs
    .readdirSync(directory)
    .filter((file) => /\.(?:yaml|yml|json|template)$/.test(file))
    .map((file) => [file, fs.readFileSync(path.join(directory, file), 'utf8')]);
}

/** An API where anybody may connect. */
export const OPEN = `Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: { Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      AutoDeploy: true
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 }
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: NONE }
`;
