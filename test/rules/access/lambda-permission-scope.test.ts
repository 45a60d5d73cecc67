import { calls, permission } from '../../support/access';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'lambda-permission-scope';
const SOURCE_ARN = 'Permission SourceArn';

const chat = (sourceArn: string): string => calls({ resources: [permission(sourceArn)] });

test.each(['*', '*/*', '*/*/*', '*/*/$connect', '*/live/$connect', '*$connect', '**/*', '??????????/*'])(
  '%s is for every API',
  (sourceArn) => {
    expect(reports(id, chat(sourceArn))).toEqual([SOURCE_ARN]);
  },
);

test.each(['${Api}/*', '${Api}/*/*', '${Api}/*$connect', '${Api}', 'a1b2c3d4e5/*', 'a*/*', '?????/*', '*/*/*/*'])(
  '%s is not',
  (sourceArn) => {
    expect(reports(id, chat(sourceArn))).toEqual([]);
  },
);

test('the message shows the ARN', () => {
  expect(judge(id, chat('*/*/$connect')).findings[0]?.message).toContain(':*/*/$connect lets every API of the account');
});

test('a function that no WebSocket API calls is not judged', () => {
  expect(reports(id, chat('*').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('the ARN of another service is not judged', () => {
  const of = (arn: string): string => calls({ resources: [permission(undefined, { more: `SourceArn: "${arn}"` })] });
  expect(reports(id, of('arn:aws:events:eu-west-1:111122223333:*'))).toEqual([]);
  expect(reports(id, of('arn:aws:execute-api:*:*:*'))).toEqual([SOURCE_ARN]);
  expect(reports(id, of('*'))).toEqual([SOURCE_ARN]);
});

test('the branch is named', () => {
  const either = permission(undefined, {
    more: 'SourceArn: !If [IsProd, !Sub "arn:aws:execute-api:::${Api}/*", "arn:aws:execute-api:::*"]',
  });
  expect(reports(id, calls({ resources: [either], sections: IS_PROD }))).toEqual([
    `${SOURCE_ARN} when IsProd is false`,
  ]);
});

test('an ARN that only deployment knows is unknown', () => {
  const open = calls({ resources: [permission(undefined, { more: 'SourceArn: !ImportValue Arn' })] });
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toEqual([`${SOURCE_ARN}: ImportValue Arn: no template in sight exports it`]);
});

test('what another service calls with is none of its business', () => {
  const by = (principal: string): string =>
    calls({ resources: [permission(undefined, { more: 'SourceArn: !ImportValue Arn', principal })] });
  for (const principal of ['events.amazonaws.com', '!Sub "events.${AWS::URLSuffix}"', '"111122223333"'])
    expect(unknowns(id, by(principal))).toEqual([]);
  for (const principal of [
    'apigateway.amazonaws.com',
    '!Sub "apigateway.${AWS::URLSuffix}"',
    '!Sub "${AWS::URLSuffix}"',
    '"*"',
  ])
    expect(unknowns(id, by(principal))).toHaveLength(1);
});

test('the ARN of a resource of another service lets no API call, whatever deployment makes of it', () => {
  const rule = '  Rule: { Type: AWS::Events::Rule }';
  const ruled = calls({ resources: [permission(undefined, { more: 'SourceArn: !GetAtt Rule.Arn' }), rule] });
  expect(reports(id, ruled)).toEqual([]);
  expect(unknowns(id, ruled)).toEqual([]);
});
