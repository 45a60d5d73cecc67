import { calls, invocation, permission } from '../../support/access';
import { judge, line, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';
import { REGIONAL, regions } from '../../support/untold-branches';

const id = 'lambda-permission-shape';
const SOURCE_ARN = 'Permission SourceArn';

const chat = (sourceArn: string, routes = ['$connect', 'send'], sections = IS_PROD): string =>
  calls({ routes, sections, resources: [permission(sourceArn)] });

test.each([
  '${Api}',
  '${Api}/$connect',
  '${Api}/${Stage}',
  '${Api}/*/*/$connect',
  '${Api}/*/*/*',
  '${Api}/${Stage}/POST/send',
  '${Api}/*/authorizers/a1b2c3',
  '${Api}/test/$connect',
])('%s allows no call', (sourceArn) => {
  expect(reports(id, chat(sourceArn))).toEqual([SOURCE_ARN]);
});

test.each([
  ['has no account', 'arn:aws:execute-api:eu-west-1::${Api}/*', 'leaves out the region or the account'],
  ['has no region', 'arn:aws:execute-api::${AWS::AccountId}:${Api}/*', 'leaves out the region or the account'],
  ['is of the service that makes APIs', 'arn:aws:apigateway:${AWS::Region}::/apis/${Api}', 'names service apigateway'],
])('an ARN that %s allows no call', (_, arn, message) => {
  const { findings } = judge(id, calls({ resources: [permission(undefined, { more: `SourceArn: !Sub "${arn}"` })] }));
  expect(findings).toMatchObject([{ propertyPath: 'SourceArn', message: expect.stringContaining(message) as string }]);
});

test.each([
  '!Ref Api',
  '!GetAtt Api.ApiEndpoint',
  '!Sub "${Api}/*/$connect"',
  '!Sub "https://${Api}.execute-api.eu-west-1.amazonaws.com"',
])('%s is no ARN, and the message says so', (arn) => {
  const { findings } = judge(id, calls({ resources: [permission(undefined, { more: `SourceArn: ${arn}` })] }));
  expect(findings.map(line)).toEqual([SOURCE_ARN]);
  expect(findings[0]?.message).toMatch(/ is not an ARN: it allows no call\.$/);
});

test.each(['/${Api}/*', 'apis/${Api}/stages/live'])(
  'an API behind something else (%s) is none that calls',
  (resource) => {
    const { findings } = judge(id, chat(resource));
    expect(findings.map(line)).toEqual([SOURCE_ARN]);
    expect(findings[0]?.message).toContain('does not have the id of the API after the account');
  },
);

test('the logical id of the API is not its id', () => {
  const { findings } = judge(id, chat('Api/*/$connect'));
  expect(findings.map(line)).toEqual([SOURCE_ARN]);
  expect(findings[0]?.message).toMatch(/:Api\/\*\/\$connect has the logical id Api where the id of the API belongs/);
  expect(findings[0]?.fix).toBe('Write ${Api} instead of Api, inside Fn::Sub.');
  expect(reports(id, chat('Function/*/$connect'))).toEqual([]);
});

test('a logical id that may be the id of an API is left alone', () => {
  const named = (logicalId: string): string =>
    chat(`${logicalId}/*/$connect`)
      .replace(/^( *)Api:/m, `$1${logicalId}:`)
      .replaceAll('!Ref Api', `!Ref ${logicalId}`);
  expect(reports(id, named('chatapi123'))).toEqual([]);
  expect(reports(id, named('chatapi'))).toEqual([SOURCE_ARN]);
});

describe('a predefined route without its $', () => {
  test.each(['${Api}/*/connect', '${Api}/live/connect', '${Api}/beta/connect'])('is none: %s', (sourceArn) => {
    const { findings } = judge(id, chat(sourceArn));
    expect(findings.map(line)).toEqual([SOURCE_ARN]);
    expect(findings[0]?.message).toBe(
      'The API has no route connect, but it has $connect: the permission allows no call.',
    );
  });

  test('passes where a route of the API has that key, or may have', () => {
    expect(reports(id, chat('${Api}/*/connect', ['$connect', 'connect']))).toEqual([]);
    expect(reports(id, chat('${Api}/*/connect', ['$connect', '!ImportValue Key']))).toEqual([]);
  });

  test('passes where the API does not have the predefined one in sight', () => {
    expect(reports(id, chat('${Api}/*/default'))).toEqual([]);
  });

  test('is told by branch', () => {
    const either = chat('${Api}/*/connect', ['$connect', '!If [IsProd, connect, send]']);
    expect(reports(id, either)).toEqual([`${SOURCE_ARN} when IsProd is false`]);
  });
});

test('the attribute ExecuteApiArn is the start of such an ARN', () => {
  const behind = (rest: string): string =>
    calls({ resources: [permission(undefined, { more: `SourceArn: !Sub "\${Api.ExecuteApiArn}/${rest}"` })] });
  expect(reports(id, behind('*/$connect'))).toEqual([]);
  expect(reports(id, behind('*/*/*'))).toEqual([SOURCE_ARN]);
});

test.each([
  ['aws-cdk-lib', '${Api}/*$connect'],
  ['aws-cdk-lib, for an authorizer', '${Api}/authorizers/a1b2c3'],
  ['older aws-cdk-lib', '${Api}/*/*$connect'],
  ['SAM', '${Api}/*/$connect'],
  ['SAM, for an authorizer', '${Api}/authorizers/*'],
  ['hands', '${Api}/*'],
  ['hands', '${Api}/*/*'],
  ['hands', '${Api}/**'],
  ['hands', '${Api}*'],
  ['hands', '${Api}/${Stage}/$connect'],
  ['hands', '${Api.ApiId}/live/send'],
  ['hands, for a route in another template or gone', '${Api}/*/join'],
  ['hands, for a prefix of stages', '${Api}/li*/$connect'],
  ['hands, by the end of keys', '${Api}/*connect'],
])('as %s write it, %s lets calls through', (_, sourceArn) => {
  expect(reports(id, chat(sourceArn))).toEqual([]);
});

test('a route key may hold slashes', () => {
  expect(reports(id, chat('${Api}/*/room/join', ['room/join']))).toEqual([]);
  expect(reports(id, chat('${Api}/*/room/leave', ['room/join']))).toEqual([SOURCE_ARN]);
});

test('the SourceArn of another API is not judged', () => {
  const rest = '  Rest: { Type: AWS::ApiGateway::RestApi }';
  const both = calls({ resources: [rest, permission('${Rest}/*/POST/chat')] });
  expect(reports(id, both)).toEqual([]);
  expect(reports(id, chat('a1b2c3d4e5/*/POST/chat'))).toEqual([]);
  expect(reports(id, chat('*/*/POST/chat'))).toEqual([]);
});

test('a function that no WebSocket API calls is not judged', () => {
  expect(reports(id, chat('${Api}/*/*/*').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the message shows the ARN', () => {
  expect(judge(id, chat('${Api}/*/*/*')).findings[0]?.message).toContain('${Api}/*/*/* matches neither');
});

test('the branch is named', () => {
  const arn = (resource: string): string => `!Sub "arn:aws:execute-api:eu-west-1:111122223333:\${Api}/${resource}"`;
  const either = permission(undefined, { more: `SourceArn: !If [IsProd, ${arn('*')}, ${arn('*/*/*')}]` });
  expect(reports(id, calls({ resources: [either], sections: IS_PROD }))).toEqual([
    `${SOURCE_ARN} when IsProd is false`,
  ]);
});

test('a permission is judged in the branch in which the API calls its function', () => {
  const uri = invocation('${Function.Arn}');
  const elsewhere = chat('${Api}/*/*/books').replace(uri, `!If [IsProd, ${uri}, https://example.com]`);
  expect(reports(id, elsewhere)).toEqual([`${SOURCE_ARN} when IsProd is true`]);
});

test('a route whose key only deployment knows may have slashes in it', () => {
  const open = chat('${Api}/*/*/*', ['$connect', '!ImportValue Key']);
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${SOURCE_ARN}: the key of route Route1 is only known at deployment`]);
});

test('a macro may add such a route', () => {
  const macro = chat('${Api}/*/*/*', undefined, 'Transform: AddRoutes');
  expect(reports(id, macro)).toEqual([]);
  expect(unknowns(id, macro)).toEqual([`${SOURCE_ARN}: the macro AddRoutes may add resources`]);
});

test.each(['!ImportValue Arn', '!Sub ["arn:aws:execute-api:::${Api}/${Rest}", { Rest: !ImportValue Rest }]'])(
  '%s is only known at deployment',
  (arn) => {
    const open = calls({ resources: [permission(undefined, { more: `SourceArn: ${arn}` })] });
    expect(reports(id, open)).toEqual([]);
    expect(unknowns(id, open)).toHaveLength(1);
  },
);

describe('an ARN of another service', () => {
  const sourced = (arn: string, ...resources: readonly string[]): string =>
    calls({ resources: [permission(undefined, { more: `SourceArn: ${arn}` }), ...resources] });
  const other = '  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }';
  const outOfSight = '  Connect: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: a1b2c3, RouteKey: $connect } }';

  test('is wrong where it names any API of the app', () => {
    expect(reports(id, sourced('!Sub "arn:aws:apigateway:eu-west-1::/apis/${Api}"', other))).toEqual([SOURCE_ARN]);
    expect(reports(id, sourced('!Sub "arn:aws:apigateway:eu-west-1::/apis/${Other}"', other))).toEqual([SOURCE_ARN]);
  });

  test.each([
    'arn:aws:s3:::bucket',
    '!Sub "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:topic"',
    '!GetAtt Function.Arn',
    '!Sub "arn:aws:sns:eu-west-1:111122223333:${Stage}"',
    'none',
  ])('%s is for something else', (arn) => {
    expect(reports(id, sourced(arn, outOfSight))).toEqual([]);
    expect(unknowns(id, sourced(arn, outOfSight))).toEqual([]);
  });
});

test('who may not call for API Gateway is not judged; everybody may', () => {
  const by = (principal: string): string => calls({ resources: [permission('${Api}/*/*/*', { principal })] });
  expect(reports(id, by('events.amazonaws.com'))).toEqual([]);
  expect(reports(id, by('"*"'))).toEqual([SOURCE_ARN]);
});

test('a stage that is not there is named; one that may be there is unknown', () => {
  const text = chat('${Api}/beta/$connect');
  expect(judge(id, text).findings[0]?.message).toBe('The API has no stage beta: the permission allows no call.');
  const exported = `${text}\nOutputs: { Id: { Value: !Ref Api, Export: { Name: api } } }`;
  expect(reports(id, exported)).toEqual([]);
  expect(unknowns(id, exported)).toEqual([expect.stringMatching(/^Permission SourceArn: ./)]);
});

test('a route without a key in sight leaves doubt in its own branch', () => {
  const text = chat('${Api}/*/*/*', ['$connect', '!ImportValue Key']).replace(
    'Route1:\n',
    'Route1:\n    Condition: IsProd\n',
  );
  expect(reports(id, text)).toEqual([`${SOURCE_ARN} when IsProd is false`]);
  expect(judge(id, text).unknown).toMatchObject([{ branch: 'IsProd is true' }]);
});

test('conditions too many to try are unknown', () => {
  const text = chat('${Api}/*/room/join', ['$connect', REGIONAL], regions('room/join', 'join'));
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual([`${SOURCE_ARN}: the conditions around it are too many to try`]);
});
