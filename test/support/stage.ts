import { reports } from './findings';

/** What stands around a stage in a template. */
interface Surroundings {
  /** Further sections: `Parameters: { Rate: { Type: Number } }`. */
  readonly sections?: string;
  /** Further resources, each with its name, indented by two. */
  readonly resources?: string;
}

const API = '{ Name: chat, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action }';

/** Conditions for `Fn::If`: `IsProd` is open. */
export const IS_PROD = 'Parameters: { Env: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }';

/**
 * A template with a WebSocket API `Api` and its stage `Stage`.
 *
 * @param properties of the stage, in a flow mapping
 */
export function stage(properties: string, { sections = '', resources = '' }: Surroundings = {}): string {
  return `
${sections}
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties: ${API}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties: { ApiId: !Ref Api, ${properties} }
${resources}
`;
}

/** A route of `Api` as a resource for {@link stage}. */
export function route(name: string, key: string, more = ''): string {
  return `  ${name}: { Type: AWS::ApiGatewayV2::Route, ${more} Properties: { ApiId: !Ref Api, RouteKey: ${key} } }`;
}

/**
 * States what holds for every policy about stages, whatever it asks for.
 *
 * @param ruleId the policy
 * @param bad properties of a stage that it reports
 * @param report what it reports: `Stage DefaultRouteSettings`
 */
export function judgesEveryWebSocketStage(ruleId: string, bad: string, report: string): void {
  const withoutApi = (id: string): string =>
    stage(bad)
      .replace('!Ref Api', id)
      .replace(/ {2}Api:\n.*\n.*\n/, '');

  test('the stage of an HTTP API is not judged', () => {
    expect(reports(ruleId, stage(bad).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
  });

  test('a stage in another stack than its API is judged', () => {
    const outputs = 'Outputs: { Id: { Value: !Ref Api, Export: { Name: chat-api } } }';
    const [api = ''] = stage('', { sections: outputs }).split('  Stage:');
    expect(reports(ruleId, api, withoutApi('!ImportValue chat-api'))).toEqual([report]);
  });

  test('the stage of an imported API is judged where a $connect route shows what it is', () => {
    const connect = route('Connect', '$connect').replace('!Ref Api', 'a1b2c3d4e5');
    expect(reports(ruleId, `${withoutApi('a1b2c3d4e5')}\n${connect}`)).toEqual([report]);
  });

  test('the stage of an imported API that may be an HTTP API is not judged', () => {
    expect(reports(ruleId, withoutApi('a1b2c3d4e5').replace(/LoggingLevel|DataTraceEnabled/g, 'Other'))).toEqual([]);
  });

  test('the condition of the stage itself is no branch', () => {
    const conditional = stage(bad, { sections: IS_PROD }).replace('V2::Stage', 'V2::Stage\n    Condition: IsProd');
    expect(reports(ruleId, conditional)).toEqual([report]);
  });
}
