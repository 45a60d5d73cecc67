import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage, stage } from '../../support/stage';

const id = 'stage-access-log-destination';
const DESTINATION = 'Stage AccessLogSettings.DestinationArn';
const FIREHOSE = 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-chat';

judgesEveryWebSocketStage(id, `AccessLogSettings: { DestinationArn: ${FIREHOSE} }`, DESTINATION);

const RESOURCES = `
  Log: { Type: AWS::Logs::LogGroup }
  Stream: { Type: AWS::Kinesis::Stream }
  Bucket: { Type: AWS::S3::Bucket }
  Lookup: { Type: Custom::LogGroup }
  Nested: { Type: AWS::CloudFormation::Stack }
  Name: { Type: AWS::SSM::Parameter }
`;
const to = (arn: string): string =>
  stage(`AccessLogSettings: { DestinationArn: ${arn} }`, { sections: IS_PROD, resources: RESOURCES });

test.each([
  '!GetAtt Log.Arn',
  '!Sub "${Log.Arn}"',
  '!Sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}"',
  'arn:aws:logs:eu-west-1:111122223333:log-group:/chat/live',
  '"arn:aws:logs:eu-west-1:111122223333:log-group:/chat/live:*"',
  '!Ref Log',
  '/chat/live',
  '!GetAtt Lookup.Arn',
  '!GetAtt Nested.Outputs.LogGroupArn',
  '!GetAtt Name.Value',
])('%s is a log group, or may be one', (arn) => {
  expect(reports(id, to(arn))).toEqual([]);
});

test.each([
  '!GetAtt Stream.Arn',
  '!GetAtt Bucket.Arn',
  'arn:aws:s3:::logs',
  '!Sub "arn:aws:sqs:${AWS::Region}:1:logs"',
])('%s is none', (arn) => {
  expect(reports(id, to(arn))).toEqual([DESTINATION]);
});

test('the message tells what it is', () => {
  expect(judge(id, to('!GetAtt Stream.Arn')).findings[0]?.message).toContain('an AWS::Kinesis::Stream');
  expect(judge(id, to(FIREHOSE)).findings[0]?.message).toContain('an ARN of firehose');
});

test('the branch is named', () => {
  expect(reports(id, to('!If [IsProd, !GetAtt Log.Arn, !GetAtt Stream.Arn]'))).toEqual([
    `${DESTINATION} when IsProd is false`,
  ]);
});

test('the export of another stack is followed', () => {
  const logs = (arn: string): string =>
    `Resources: { ${RESOURCES.trim().split('\n').join(',')} }\nOutputs: { Log: { Value: ${arn}, Export: { Name: log } } }`;
  expect(reports(id, to('!ImportValue log'), logs('!GetAtt Log.Arn'))).toEqual([]);
  expect(reports(id, to('!ImportValue log'), logs('!GetAtt Stream.Arn'))).toEqual([DESTINATION]);
});

test('a destination that only deployment knows is unknown', () => {
  expect(reports(id, to('!ImportValue log'))).toEqual([]);
  expect(unknowns(id, to('!ImportValue log'))).toEqual([
    `${DESTINATION}: ImportValue log: no template in sight exports it`,
  ]);
});
