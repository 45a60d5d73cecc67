import { buildModel } from '../../../src/apigateway/building/build-model';
import { checkModel } from '../../../src/engine/check';
import { stageAccessLogDestination } from '../../../src/rules/stage/stage-access-log-destination';
import { judge, reports, template, unknowns } from '../../support/findings';
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
  Application: { Type: AWS::Serverless::Application }
  Product: { Type: AWS::ServiceCatalog::CloudFormationProvisionedProduct }
`;
const to = (arn: string): string =>
  stage(`AccessLogSettings: { DestinationArn: ${arn} }`, { sections: IS_PROD, resources: RESOURCES });

test.each([
  '!GetAtt Log.Arn',
  '!Sub "${Log.Arn}"',
  '!Sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}"',
  'arn:aws:logs:eu-west-1:111122223333:log-group:/chat/live',
  '"arn:aws:logs:eu-west-1:111122223333:log-group:/chat/live:*"',
  '!Sub "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-g${Name.Value}"',
  '!Sub "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:${Name.Value}"',
  '!GetAtt Lookup.Arn',
  '!GetAtt Nested.Outputs.LogGroupArn',
  '!GetAtt Name.Value',
  '!GetAtt Application.Outputs.LogGroupArn',
  '!GetAtt Product.Outputs.LogGroupArn',
])('%s is a log group, or may be one', (arn) => {
  expect(reports(id, to(arn))).toEqual([]);
});

test.each([
  '!GetAtt Stream.Arn',
  '!GetAtt Bucket.Arn',
  'arn:aws:s3:::logs',
  '!Sub "arn:aws:sqs:${AWS::Region}:1:logs"',
  '!Ref Log',
  '!GetAtt Log.LogGroupName',
  '!Ref Stream',
  '/chat/live',
  '!Sub "/chat/${AWS::StackName}"',
  'arn:aws:logs:eu-west-1:111122223333:log-group:/chat/live:log-stream:today',
  '!Sub "arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}:log-stream:today"',
  'arn:aws:logs:eu-west-1:111122223333:destination:chat',
])('%s is none', (arn) => {
  expect(reports(id, to(arn))).toEqual([DESTINATION]);
});

test('the message tells what it is', () => {
  expect(judge(id, to('!GetAtt Stream.Arn')).findings[0]?.message).toContain('an AWS::Kinesis::Stream');
  expect(judge(id, to(FIREHOSE)).findings[0]?.message).toContain('an ARN of firehose');
  expect(judge(id, to('!Ref Log')).findings[0]?.message).toContain('the name of log group Log, not its ARN');
  expect(judge(id, to('/chat/live')).findings[0]?.message).toContain('/chat/live, which is not an ARN');
  expect(judge(id, to('arn:aws:logs:eu-west-1:1:destination:chat')).findings[0]?.message).toContain(
    'an ARN of logs:destination;',
  );
  expect(judge(id, to('arn:aws:logs:eu-west-1:1:log-group:chat:log-stream:a')).findings[0]?.message).toContain(
    'the ARN of a log stream',
  );
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

describe('with a retention as an option', () => {
  const judged = (text: string, retentionDays = 30) =>
    checkModel(buildModel([template(text)]), { rules: { [id]: ['error', { retentionDays }] } }, [
      stageAccessLogDestination,
    ]);
  const keeping = (days: string, arn = '!GetAtt Log.Arn'): string =>
    to(arn).replace('AWS::Logs::LogGroup', `AWS::Logs::LogGroup, Properties: { RetentionInDays: ${days} }`);

  test.each([
    ['30', []],
    ['"31"', []],
    ['29', ['']],
    ['1', ['']],
    ['!Ref AWS::NoValue', []],
    ['!If [IsProd, 90, 7]', ['IsProd is false']],
    ['!If [IsProd, 90, 30]', []],
  ])('a log group that keeps its lines for %s days', (days, branches) => {
    const { findings, unknown } = judged(keeping(days));
    expect(findings.map(({ propertyPath }) => propertyPath)).toEqual(
      branches.map(() => 'AccessLogSettings.DestinationArn'),
    );
    expect(findings.map(({ branch = '' }) => branch)).toEqual(branches);
    expect(unknown).toEqual([]);
  });

  test('one without a retention keeps its lines', () => {
    expect(judged(to('!GetAtt Log.Arn')).findings).toEqual([]);
  });

  test.each([
    '!Sub "${Log.Arn}"',
    '!Sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}"',
  ])('it is found as %s', (arn) => {
    expect(judged(keeping('7', arn)).findings.map(({ message }) => message)).toEqual([
      'Log group Log keeps its lines for 7 days; this project requires at least 30 days.',
    ]);
  });

  test('a retention that only deployment knows, and a log group out of sight, are unknown', () => {
    const { findings, unknown } = judged(keeping('!ImportValue Days'));
    expect(findings).toEqual([]);
    expect(unknown).toHaveLength(1);
    expect(judged(to('arn:aws:logs:eu-west-1:111122223333:log-group:/chat')).unknown).toMatchObject([
      {
        propertyPath: 'AccessLogSettings.DestinationArn',
        reason: 'how long a log group out of sight keeps its lines is not known',
      },
    ]);
  });

  test('what is no log group is reported once, and a stage without access log not at all', () => {
    expect(judged(to('!GetAtt Stream.Arn'))).toMatchObject({ findings: [{}], unknown: [] });
    expect(judged(stage('AutoDeploy: true'))).toMatchObject({ findings: [], unknown: [] });
  });

  test('without it, any retention passes', () => {
    expect(judged(keeping('1'), 0)).toMatchObject({ findings: [], unknown: [] });
  });
});
