import { buildModel } from '../../src/apigateway/building/build-model';
import { asText, formatText } from '../../src/cloudformation/intrinsics/symbolic-text';
import type { Resource, Symbolic, Text } from '../../src/cloudformation/types';
import { NAME } from '../../src/iam/arn-pattern';
import { ANY_NAME, type ResourceTarget, covers, expandApiArns } from '../../src/iam/resource-target';
import { IS_PROD, api, part, stack } from '../support/api';
import { template } from '../support/findings';

const open: Symbolic = { kind: 'unknown', label: 'Ref Env', reason: 'no default' };
const region: Symbolic = { kind: 'pseudo', name: 'AWS::Region' };
const table: ResourceTarget = { service: 'dynamodb', resource: ['table/', NAME] };
const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:';

test.each<[Text, boolean | undefined]>([
  [['*'], true],
  [[`${ARN}*`], true],
  [[`${ARN}table/chat`], true],
  [['arn:aws:dynamodb'], true],
  [['arn:aws:dynamodb:', region, ':111122223333:table/*'], true],
  [[`${ARN}stream/chat`], false],
  [['arn:aws:dynamodb:eu-west-1::table/chat'], false],
  [['arn:aws:dynamodb::111122223333:table/chat'], false],
  [['arn:aws:s3:::table/chat'], false],
  [['arn:aws:sqs:eu-west-1:111122223333:table/chat'], false],
  [['table/chat'], false],
  [[open], undefined],
  [[open, '/chat'], undefined],
  [[ARN, open, '/chat'], undefined],
  [[ARN, open], undefined],
  [[ARN, 'stream/', open], false],
  [['arn:aws:sqs:eu-west-1:111122223333:', open], false],
  [['arn:aws:', open, ':eu-west-1:111122223333:table/chat'], undefined],
  [[`${ARN}table/${'x'.repeat(4090)}`], true],
  [[`${ARN}table/${'x'.repeat(4091)}`], undefined],
  [[`${ARN}table/`, region, 'x'.repeat(4090)], undefined],
])('%j: %s', (text, expected) => {
  expect(covers(text, table)).toBe(expected);
});

test('a name that nobody has written is covered by a wildcard only', () => {
  const any: ResourceTarget = { service: 'dynamodb', resource: [`table/${ANY_NAME}`] };
  expect(covers([`${ARN}table/*`], any)).toBe(true);
  expect(covers([`${ARN}table/chat`], any)).toBe(false);
});

describe('what stands in the template', () => {
  const resources = {
    Api: api(),
    Other: api(),
    Stage: part('Stage', 'StageName: live'),
    Versioned: part('Stage', 'StageName: !Sub "v-${Env}"'),
    Deployment: part('Deployment', 'StageName: live'),
    Free: part('Stage', 'StageName: !Ref Env'),
    Nameless: part('Stage', ''),
    Table: '{ Type: AWS::DynamoDB::Table }',
    Global: '{ Type: AWS::DynamoDB::GlobalTable }',
    Bucket: '{ Type: AWS::S3::Bucket }',
    Machine: '{ Type: AWS::StepFunctions::StateMachine }',
    Queue: '{ Type: AWS::SQS::Queue }',
    Role: '{ Type: AWS::IAM::Role }',
    Custom: '{ Type: Custom::Chat }',
  };
  type Name = keyof typeof resources;

  /** Whether a `Resource` covers something; a name stands for the resource of that logical id, `?` for any name. */
  function isCovered(written: string, service: string, asked: readonly string[]): boolean | undefined {
    const asking = `{ Type: AWS::IAM::ManagedPolicy, Properties: { Description: ${written} } }`;
    const [within] = buildModel([template(stack({ ...resources, Asking: asking }, IS_PROD))]).templates;
    const of = (id: string): Resource => {
      const found = within?.resources.get(id);
      if (!found) throw new Error(`no resource ${id}`);
      return found;
    };
    const resource = asked.map((piece) => {
      if (piece === '?') return NAME;
      return Object.hasOwn(resources, piece) ? ({ kind: 'resource', resource: of(piece) } as const) : piece;
    });
    return covers(asText(of('Asking').term('Description')) ?? [], { service, resource });
  }

  test.each<[string, Name, boolean]>([
    ['!GetAtt Table.Arn', 'Table', true],
    ['!GetAtt Table.Arn', 'Global', false],
    ['!GetAtt Global.Arn', 'Global', true],
    ['!Sub "arn:aws:dynamodb:*:*:table/${Table}"', 'Table', true],
    ['!Ref Table', 'Table', false],
    ['!GetAtt Table.StreamArn', 'Table', false],
    ['!GetAtt Bucket.Arn', 'Table', false],
    ['!GetAtt Api.ApiId', 'Table', false],
    ['!Sub "${Table.Arn}/index/*"', 'Table', false],
    ['!Sub "arn:aws:dynamodb:*:*:table/${Table.StreamArn}"', 'Table', false],
  ])('%s covers table %s: %s', (written, table, expected) => {
    expect(isCovered(written, 'dynamodb', ['table/', table])).toBe(expected);
  });

  test.each<[string, string, Name, boolean]>([
    ['!Ref Machine', 'states', 'Machine', true],
    ['!GetAtt Machine.Arn', 'states', 'Machine', true],
    ['!GetAtt Machine.Name', 'states', 'Machine', false],
    ['!GetAtt Queue.Arn', 'sqs', 'Queue', true],
    ['!Ref Queue', 'sqs', 'Queue', false],
  ])('%s is the ARN of a resource of %s, %s: %s', (written, service, asked, expected) => {
    expect(isCovered(written, service, [service === 'states' ? 'stateMachine:' : '', asked])).toBe(expected);
  });

  test('an index of a table is below its ARN', () => {
    expect(isCovered('!Sub "${Table.Arn}/index/*"', 'dynamodb', ['table/', 'Table', '/index/by-day'])).toBe(true);
    expect(isCovered('!GetAtt Table.Arn', 'dynamodb', ['table/', 'Table', '/index/by-day'])).toBe(false);
  });

  test('objects of a bucket are below its ARN, which has neither region nor account', () => {
    expect(isCovered('!Sub "${Bucket.Arn}/*"', 's3', ['Bucket', '/', '?'])).toBe(true);
    expect(isCovered('!Sub "arn:aws:s3:::${Bucket}/*"', 's3', ['Bucket', '/', '?'])).toBe(true);
    expect(isCovered('!GetAtt Bucket.Arn', 's3', ['Bucket', '/', '?'])).toBe(false);
  });

  test.each<[string, boolean | undefined]>([
    ['!Sub "arn:aws:execute-api:*:*:${Api}/live/*"', true],
    ['!Sub "arn:aws:execute-api:*:*:${Api.ApiId}/live/*"', true],
    ['!Sub "arn:aws:execute-api:*:*:${Api.ApiEndpoint}/live/*"', false],
    ['!Sub "${Api.ExecuteApiArn}/live/*"', true],
    ['!Sub "${Api.ExecuteApiArn}/test/*"', false],
    ['!Sub "arn:aws:execute-api:*:*:${Other}/live/*"', false],
    ['!Sub "${Other.ExecuteApiArn}/live/*"', false],
    ['!Sub "${Api.ApiEndpoint}/live/*"', undefined],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Stage}/*"', true],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Stage.AutoDeployed}/*"', false],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Free}/POST/*"', undefined],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Free}/GET/*"', false],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Versioned}/*"', false],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Nameless}/*"', false],
    ['!Sub "arn:aws:execute-api:*:*:${Api}/${Deployment}/*"', false],
    ['!GetAtt Api.ApiId', undefined],
    ['!GetAtt Role.Arn', false],
    ['!GetAtt Custom.Arn', undefined],
    ['!Sub "${Custom.Arn}/*"', undefined],
    ['arn:aws:execute-api:*/live', undefined],
  ])('%s covers a route of stage live of the API: %s', (written, expected) => {
    expect(isCovered(written, 'execute-api', ['Api', '/live/POST/@connections/', '?'])).toBe(expected);
  });

  test('the ARN of an API is written out, in its partition, region and account', () => {
    const resource = buildModel([template(stack(resources))]).templates[0]?.resources.get('Api');
    const arn = expandApiArns(resource ? [{ kind: 'resource', resource, attribute: 'ExecuteApiArn' }, '/live'] : []);
    expect(formatText(arn)).toBe('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/live');
  });

  test('a stage in sight is asked for by its name, as far as that is known', () => {
    const arn = (stage: string): string => `!Sub "arn:aws:execute-api:*:*:\${Api}/${stage}/POST"`;
    expect(isCovered(arn('live'), 'execute-api', ['Api', '/', 'Stage', '/POST'])).toBe(true);
    expect(isCovered(arn('test'), 'execute-api', ['Api', '/', 'Stage', '/POST'])).toBe(false);
    expect(isCovered(arn('v-1'), 'execute-api', ['Api', '/', 'Versioned', '/POST'])).toBeUndefined();
    expect(isCovered(arn('w-1'), 'execute-api', ['Api', '/', 'Versioned', '/POST'])).toBe(false);
  });

  test('an API that nobody has written may be any', () => {
    const covered = (api: string): boolean | undefined =>
      isCovered(`!Sub "arn:aws:execute-api:*:*:${api}/\${Env}/POST"`, 'execute-api', ['?', '/live/POST']);
    expect(covered('a1b2c3')).toBeUndefined();
    expect(covered('a1b2c3/d4')).toBe(false);
  });
});
