import { calls, permission } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'lambda-permission-public';
const PRINCIPAL = 'Permission Principal';

const open = (more = '', principal = '"*"', sections = IS_PROD): string =>
  calls({ sections, resources: [permission(undefined, { principal, more })] });

test('everybody, with nothing that narrows it, is reported', () => {
  expect(judge(id, open()).findings).toMatchObject([
    {
      propertyPath: 'Principal',
      severity: 'error',
      message: 'Principal * without SourceArn: anybody with an AWS account may invoke the function.',
    },
  ]);
});

test('a SourceArn that is a wildcard narrows nothing', () => {
  expect(judge(id, open('SourceArn: "*"')).findings).toMatchObject([
    {
      message:
        'Principal * and SourceArn *, which narrows nothing: anybody with an AWS account may invoke the function.',
    },
  ]);
});

test.each(['lambda:*', '"*"', 'lambda:Invoke*'])('action %s lets invoke', (action) => {
  expect(reports(id, open().replace('Action: lambda:InvokeFunction', `Action: ${action}`))).toEqual([PRINCIPAL]);
});

test.each(['lambda:InvokeFunctionUrl', 'lambda:GetFunction'])('action %s lets nobody invoke', (action) => {
  expect(reports(id, open().replace('Action: lambda:InvokeFunction', `Action: ${action}`))).toEqual([]);
});

test.each([
  'SourceArn: !Sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*"',
  'SourceAccount: "111122223333"',
  'SourceAccount: !Ref AWS::AccountId',
  'PrincipalOrgID: o-a1b2c3d4e5',
  'InvokedViaFunctionUrl: true',
  'EventSourceToken: amzn1.ask.skill.a1b2c3',
])('%s narrows it', (more) => {
  expect(reports(id, open(more))).toEqual([]);
  expect(unknowns(id, open(more))).toEqual([]);
});

test.each(['apigateway.amazonaws.com', '"111122223333"', '!Sub "apigateway.${AWS::URLSuffix}"'])(
  'principal %s is somebody',
  (principal) => {
    expect(reports(id, open('', principal))).toEqual([]);
    expect(unknowns(id, open('', principal))).toEqual([]);
  },
);

test('a permission that is not for the function URL alone narrows nothing', () => {
  expect(reports(id, open('InvokedViaFunctionUrl: false'))).toEqual([PRINCIPAL]);
});

test('of a permission for the function URL nothing else is asked', () => {
  expect(unknowns(id, open('InvokedViaFunctionUrl: true', '!ImportValue Who'))).toEqual([]);
});

test('whether it is for the function URL may be unknown', () => {
  const via = open('InvokedViaFunctionUrl: !ImportValue Via');
  expect(reports(id, via)).toEqual([]);
  expect(unknowns(id, via)).toHaveLength(1);
});

test('what only deployment knows is unknown', () => {
  expect(unknowns(id, open('', '!ImportValue Who'))).toEqual([
    'Permission Principal: ImportValue Who: no template in sight exports it',
  ]);
  const action = open().replace('Action: lambda:InvokeFunction', 'Action: !ImportValue Action');
  expect(unknowns(id, action)).toEqual(['Permission Action: ImportValue Action: no template in sight exports it']);
  expect(reports(id, action)).toEqual([]);
});

test.each([
  ['its principal', open('', '!If [IsProd, "*", apigateway.amazonaws.com]'), 'true'],
  ['its source', open('SourceArn: !If [IsProd, arn:aws:execute-api, !Ref AWS::NoValue]'), 'false'],
  ['its account', open('SourceAccount: !If [IsProd, "111122223333", !Ref AWS::NoValue]'), 'false'],
  ['its token', open('EventSourceToken: !If [IsProd, a, !Ref AWS::NoValue]'), 'false'],
  [
    'its action',
    open().replace('lambda:InvokeFunction', '!If [IsProd, lambda:InvokeFunction, lambda:GetFunction]'),
    'true',
  ],
  [
    'its function',
    open().replace('FunctionName: !Ref Function', 'FunctionName: !If [IsProd, !Ref Function, other]'),
    'true',
  ],
  [
    'whether it is there',
    open().replace('AWS::Lambda::Permission', 'AWS::Lambda::Permission\n    Condition: IsProd'),
    undefined,
  ],
])('the branch of %s is named', (_, text, isProd) => {
  expect(reports(id, text)).toEqual([isProd === undefined ? PRINCIPAL : `${PRINCIPAL} when IsProd is ${isProd}`]);
});

test('both branches alike are one finding', () => {
  const name = '!If [IsProd, !Ref Function, !GetAtt Function.Arn]';
  expect(reports(id, open().replace('FunctionName: !Ref Function', `FunctionName: ${name}`))).toEqual([PRINCIPAL]);
});

test('it lets API Gateway call, so that nothing is missing', () => {
  expect(reports('lambda-permission-missing', open())).toEqual([]);
});

test('a function that no WebSocket API calls is not judged', () => {
  expect(reports(id, open().replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
