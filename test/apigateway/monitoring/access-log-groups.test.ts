import { accessLogGroups } from '../../../src/apigateway/monitoring/access-log-groups';
import { IS_PROD, chat, part, stack, under } from '../../support/api';
import { branch, modelOf } from '../../support/model';

const GROUP = (properties = ''): string => `{ Type: AWS::Logs::LogGroup, Properties: { ${properties} } }`;
const stage = (destination: string): string =>
  part('Stage', `StageName: live, AccessLogSettings: { DestinationArn: ${destination} }`);
const groups = (...texts: readonly string[]): readonly string[] =>
  accessLogGroups(modelOf(...texts)).map(({ group, whens }) => [group.logicalId, ...whens.map(branch)].join(' | '));

const ARN = 'arn:aws:logs:eu-west-1:111122223333:log-group';

test.each([
  ['its ARN', '!GetAtt Group.Arn'],
  ['its ARN, with stars behind it', '!Sub "${Group.Arn}:*"'],
  ['its name in an ARN', `!Sub "${ARN}:\${Group}"`],
])('a stage writes to a log group in sight that it names by %s', (_, destination) => {
  expect(groups(chat({ Other: GROUP(), Group: GROUP(), Stage: stage(destination) }))).toEqual(['Group | ']);
});

test.each([
  ['a written name', 'chat', `${ARN}:chat`],
  ['a written name, with a star behind it', 'chat', `"${ARN}:chat:*"`],
  ['a name with symbols', '!Sub "${AWS::StackName}-chat"', `!Sub "${ARN}:\${AWS::StackName}-chat"`],
  ['a name that begins with a symbol, and a star', '!Ref AWS::StackName', `!Sub "${ARN}:\${AWS::StackName}:*"`],
])('a stage writes to the log group that has %s', (_, name, destination) => {
  const other = GROUP('LogGroupName: chat-2');
  expect(groups(chat({ Other: other, Group: GROUP(`LogGroupName: ${name}`), Stage: stage(destination) }))).toEqual([
    'Group | ',
  ]);
});

test.each([
  ['another name', `${ARN}:other`],
  ['a stream of a service without names', 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/chat'],
  ['no ARN', 'log-group:chat'],
  ['a list', '[a]'],
])('a stage that writes to %s writes to none in sight', (_, destination) => {
  expect(groups(chat({ Group: GROUP('LogGroupName: chat'), Unnamed: GROUP(), Stage: stage(destination) }))).toEqual([]);
});

test('a written name is the same in every stack, one with symbols in its own only', () => {
  const named = (name: string): string => stack({ Group: GROUP(`LogGroupName: ${name}`) });
  expect(groups(chat({ Stage: stage(`${ARN}:chat`) }), named('chat'))).toEqual(['Group | ']);
  expect(groups(chat({ Stage: stage(`!Sub "${ARN}:\${AWS::StackName}"`) }), named('!Ref AWS::StackName'))).toEqual([]);
});

test('each log group comes once, with the branches in which a stage writes to it', () => {
  const text = chat(
    {
      Group: GROUP(),
      Live: under('IsProd', stage('!GetAtt Group.Arn')),
      Beta: stage('!If [IsProd, !Ref AWS::NoValue, !GetAtt Group.Arn]'),
      Never: under('IsTest', stage('!If [IsProd, !GetAtt Group.Arn, !Ref AWS::NoValue]')),
    },
    IS_PROD,
  );
  expect(groups(text)).toEqual(['Group | IsProd is true | IsProd is false']);
});
