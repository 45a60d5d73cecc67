import { authorizer, chat, part, route } from '../../support/api';
import { calls, invocation, permission } from '../../support/access';
import { check } from '../../../src/engine/check';
import type { Finding } from '../../../src/engine/finding';
import { judge, reports, template, unknowns } from '../../support/findings';
import { books, part as httpPart } from '../../support/http';
import { IS_PROD } from '../../support/stage';

const id = 'lambda-permission-source-arn';
const SOURCE_ARN = 'Permission SourceArn';

test('a permission without SourceArn is reported', () => {
  const { findings } = judge(id, calls({ resources: [permission()] }));
  expect(findings).toMatchObject([
    {
      propertyPath: 'SourceArn',
      message: 'The permission has no SourceArn: an API of any AWS account may call the function.',
    },
  ]);
});

test('the fix names every ARN by which the function is called', () => {
  const arn = (key: string): string =>
    `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${key}`;
  const fix = (routes: readonly string[]): string | undefined =>
    judge(id, calls({ routes, resources: [permission()] })).findings[0]?.fix;
  expect(fix(['$connect'])).toBe(`Set SourceArn to ${arn('$connect')}.`);
  expect(fix(['$connect', 'send', 'join'])).toBe(
    `Set SourceArn to ${arn('$connect')}, and add a permission for each of ${arn('send')}, ${arn('join')}.`,
  );
});

describe('of an HTTP API', () => {
  const app = (keys: readonly string[], sourceArn?: string): string =>
    books({
      Function: '{ Type: AWS::Lambda::Function }',
      Integration: httpPart('Integration', 'IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt Function.Arn'),
      ...Object.fromEntries(
        keys.map((key, n) => [
          `Route${n}`,
          httpPart('Route', `RouteKey: ${key}, Target: !Sub "integrations/\${Integration}"`),
        ]),
      ),
      Permission: `{ Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Function, Principal: apigateway.amazonaws.com${sourceArn === undefined ? '' : `, SourceArn: !Sub "${sourceArn}"`} } }`,
    });
  const judged = (text: string): readonly Finding[] =>
    check([template(text)], { preset: 'all', protocols: ['http'] }).findings.filter(({ ruleId }) =>
      ruleId.startsWith('lambda-permission'),
    );

  test.each([
    [['GET /books'], 'GET/books'],
    [['"GET /books/{id}"'], 'GET/books/{id}'],
    [['"ANY /{proxy+}"'], '*/{proxy+}'],
    [['$default'], '$default'],
    [['GET /a', 'GET /b', 'GET /c', 'GET /d'], '*'],
    [['!ImportValue Key'], 'METHOD/PATH'],
  ])('the fix for %j ends with %s, and leads to no other finding', (keys, end) => {
    const [finding, ...others] = judged(app(keys));
    const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${end}`;
    expect(others).toEqual([]);
    expect(finding?.fix).toBe(`Set SourceArn to ${arn}.`);
    if (end !== 'METHOD/PATH') expect(judged(app(keys, arn))).toEqual([]);
  });
});

test('where no route calls the function, the fix is that of the policy', () => {
  const [finding] = judge(id, calls({ routes: [], resources: [permission()] })).findings;
  expect(finding?.fix).toContain('for a function of a route');
});

test('with SourceAccount alone, every API of the account may call', () => {
  const { findings } = judge(
    id,
    calls({ resources: [permission(undefined, { more: 'SourceAccount: "111122223333"' })] }),
  );
  expect(findings[0]?.message).toContain('every API of the account');
});

test('any SourceArn passes, even one that only deployment knows', () => {
  expect(reports(id, calls({ resources: [permission('${Api}/*/$connect')] }))).toEqual([]);
  const imported = permission(undefined, { more: 'SourceArn: !ImportValue Arn' });
  expect(reports(id, calls({ resources: [imported] }))).toEqual([]);
});

test.each(['lambda.amazonaws.com', 's3.amazonaws.com', '"111122223333"'])('principal %s is no API', (principal) => {
  expect(reports(id, calls({ resources: [permission(undefined, { principal })] }))).toEqual([]);
});

test.each(['!Sub "apigateway.${AWS::URLSuffix}"', '!Join [".", [apigateway, !Ref "AWS::URLSuffix"]]'])(
  'principal %s is API Gateway in any partition',
  (principal) => {
    expect(reports(id, calls({ resources: [permission(undefined, { principal })] }))).toEqual([SOURCE_ARN]);
  },
);

test.each([
  '!Sub "lambda.${AWS::URLSuffix}"',
  '!Sub "apigateway.${AWS::Region}"',
  '!Sub "apigateway.${AWS::URLSuffix}.x"',
])('principal %s is unknown', (principal) => {
  const open = calls({ resources: [permission(undefined, { principal })] });
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test('a principal that only deployment knows is unknown', () => {
  const open = calls({ resources: [permission(undefined, { principal: '!ImportValue Principal' })] });
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual(['Permission Principal: ImportValue Principal: no template in sight exports it']);
});

test.each(['!Ref Function', '!GetAtt Function.Arn', 'chat', '!Sub "${Function.Arn}:live"', '!Ref Live'])(
  'the function is known as %s',
  (name) => {
    const alias = '  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, Name: live } }';
    const named = calls({ resources: [permission(undefined, { function: name }), alias] }).replace(
      '{ Type: AWS::Lambda::Function }',
      '{ Type: AWS::Lambda::Function, Properties: { FunctionName: chat } }',
    );
    expect(reports(id, named)).toEqual([SOURCE_ARN]);
  },
);

test('the function of an authorizer counts', () => {
  const authorizer = `  Authorizer:
    Type: AWS::ApiGatewayV2::Authorizer
    Properties: { ApiId: !Ref Api, AuthorizerType: REQUEST, AuthorizerUri: ${invocation('${Authorize.Arn}')} }
  Authorize: { Type: AWS::Lambda::Function }`;
  expect(
    reports(id, calls({ resources: [authorizer, permission(undefined, { function: '!Ref Authorize' })] })),
  ).toEqual([SOURCE_ARN]);
});

test('a function that no WebSocket API calls is not judged', () => {
  const other = '  Other: { Type: AWS::Lambda::Function }';
  expect(reports(id, calls({ resources: [other, permission(undefined, { function: '!Ref Other' })] }))).toEqual([]);
  expect(reports(id, calls({ resources: [permission()] }).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('a permission in another stack than the function is judged', () => {
  const exporting = calls({ sections: 'Outputs: { Arn: { Value: !GetAtt Function.Arn, Export: { Name: chat } } }' });
  const importing = `Resources:\n${permission(undefined, { function: '!ImportValue chat' })}`;
  expect(reports(id, exporting, importing)).toEqual([SOURCE_ARN]);
});

test('the branch without SourceArn is named', () => {
  const either = permission(undefined, { more: 'SourceArn: !If [IsProd, arn:aws:execute-api, !Ref AWS::NoValue]' });
  expect(reports(id, calls({ resources: [either], sections: IS_PROD }))).toEqual([
    `${SOURCE_ARN} when IsProd is false`,
  ]);
});

describe('the fix names whoever calls the function', () => {
  const fix = (text: string): string | undefined => judge(id, text).findings[0]?.fix;
  const ARN = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:';
  const uri =
    "!Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations'";
  const around = {
    Function: '{ Type: AWS::Lambda::Function, Properties: { Timeout: 5 } }',
    Permission:
      '{ Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Function, Principal: apigateway.amazonaws.com } }',
  };
  const integration = part('Integration', `IntegrationType: AWS_PROXY, IntegrationUri: ${uri}`);
  const to = (key: string): string => route(key, "Target: !Sub 'integrations/${Integration}'");

  test('an authorizer', () => {
    expect(fix(chat({ ...around, Authorizer: authorizer({ AuthorizerUri: uri }) }))).toBe(
      `Set SourceArn to ${ARN}\${Api}/authorizers/\${Authorizer}.`,
    );
  });

  test('routes, each with a permission of its own', () => {
    const routes = { Connect: to('$connect'), Send: to('send') };
    expect(fix(chat({ ...around, Integration: integration, ...routes }))).toBe(
      `Set SourceArn to ${ARN}\${Api}/*/$connect, and add a permission for each of ${ARN}\${Api}/*/send.`,
    );
  });

  test('all routes at once where they are many', () => {
    const routes = { A: to('a'), B: to('b'), C: to('c'), D: to('d') };
    expect(fix(chat({ ...around, Integration: integration, ...routes }))).toBe(`Set SourceArn to ${ARN}\${Api}/*/*.`);
  });
});
