import { judge } from '../../support/findings';

const STAGE = `Parameters:
  Limit: {Type: Number, Default: 0}
  Env: {Type: String}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: chat, ProtocolType: WEBSOCKET}}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      DefaultRouteSettings: {ThrottlingRateLimit: 0, ThrottlingBurstLimit: 5}
`;

/** The fingerprints of what one policy finds in a template. */
function fingerprints(template: string, ruleId = 'stage-throttle-zero'): readonly string[] {
  return judge(ruleId, template).findings.map(({ fingerprint }) => fingerprint);
}

const change = (from: string, to: string): string => {
  expect(STAGE).toContain(from);
  return STAGE.replace(from, to);
};

test('is 32 hexadecimal digits', () => {
  expect(fingerprints(STAGE)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

describe('is the same', () => {
  test.each([
    ['when another property of the resource changes', change('StageName: live', 'StageName: production')],
    ['when another resource changes', change('Name: chat', 'Name: talk')],
    ['when things move in the file', `# a comment\n${STAGE}`],
    ['when the value is written another way', change('RateLimit: 0', 'RateLimit: !Ref Limit')],
    ['when sections stand in another order', STAGE.replace(/^(Parameters:[^]*)(Resources:[^]*)$/m, '$2$1')],
    ['when both branches have the value', change('RateLimit: 0', 'RateLimit: !If [IsProd, 0, !Ref Limit]')],
  ])('%s', (_, template) => {
    expect(fingerprints(template)).toEqual(fingerprints(STAGE));
  });

  test('when an item of a list is written another way', () => {
    const authorizer = (source: string): readonly string[] =>
      fingerprints(
        `${STAGE}  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, Name: jwt, AuthorizerType: REQUEST, IdentitySource: [${source}] }\n`,
        'authorizer-identity-source',
      );
    const literal = authorizer('$request.header.Authorization');
    expect(literal).toHaveLength(1);
    expect(authorizer('!Join [".", [$request.header, Authorization]]')).toEqual(literal);
    expect(authorizer('$request.header.Cookie')).not.toEqual(literal);
  });

  test('when items are put before it in a list', () => {
    const policy = (...resources: readonly string[]): string => `${STAGE}  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument:
            Statement:
${resources.map((resource) => `              - {Effect: Allow, Action: 'execute-api:ManageConnections', Resource: '${resource}'}\n`).join('')}`;
    const one = fingerprints(policy('*'), 'manage-connections-scope');
    expect(one).toHaveLength(1);
    const scoped = 'arn:aws:execute-api:eu-west-1:111122223333:abcdef/live/POST/@connections/*';
    expect(fingerprints(policy(scoped, '*'), 'manage-connections-scope')).toEqual(one);
  });
});

describe('is another', () => {
  test.each([
    ['for another resource', change('  Stage:', '  Live:')],
    ['for another property', change('RateLimit: 0, ThrottlingBurstLimit: 5', 'RateLimit: 5, ThrottlingBurstLimit: 0')],
    ['for another branch', change('RateLimit: 0', 'RateLimit: !If [IsProd, 0, 5]')],
  ])('%s', (_, template) => {
    const [one] = fingerprints(template);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprints(STAGE)).not.toContain(one);
  });

  test('for another value', () => {
    const named = (key: string): readonly string[] =>
      fingerprints(
        change('DefaultRouteSettings', `RouteSettings: {${key}: {}}\n      DefaultRouteSettings`),
        'stage-route-settings-key',
      );
    const [one, other] = [named('nowhere'), named('elsewhere')];
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(one).not.toEqual(other);
  });
});

describe('of two routes of an AWS::Serverless::WebSocketApi with the same fault', () => {
  const ROUTES = ['send', 'ask'].map(
    (key) => `        ${key}: { FunctionArn: !GetAtt Slow.Arn, IntegrationTimeout: 5000 }`,
  );
  const byRoute = (routes: readonly string[]): Readonly<Record<string, string>> => {
    const text = `
Resources:
  Slow: { Type: AWS::Serverless::Function, Properties: { Timeout: 60 } }
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      Routes:
${routes.join('\n')}
`;
    const { findings } = judge('integration-timeout-lambda', text);
    return Object.fromEntries(findings.map(({ propertyPath, fingerprint }) => [propertyPath, fingerprint]));
  };

  test('is one each, whichever stands first, and stays when the other one is gone', () => {
    const both = byRoute(ROUTES);
    expect(Object.keys(both)).toEqual(['Routes.ask.IntegrationTimeout', 'Routes.send.IntegrationTimeout']);
    expect(byRoute([...ROUTES].reverse())).toEqual(both);
    for (const route of ROUTES) expect(both).toMatchObject(byRoute([route]));
  });
});
