import * as fc from 'fast-check';
import type { JsonObject } from '../../../src/cloudformation/document/json';
import { ownObject } from '../../../src/cloudformation/document/json';
import type { Rewriting } from './rewriting';

/** What has nothing to do with an API. */
const UNRELATED: Readonly<Record<string, JsonObject>> = {
  Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
  News: { Type: 'AWS::SNS::Topic' },
  Jobs: { Type: 'AWS::SQS::Queue', Properties: {} },
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: { KeySchema: [{ AttributeName: 'orderId', KeyType: 'HASH' }] },
  },
  WorkerRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'work',
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: { 'Fn::GetAtt': ['Jobs', 'Arn'] } }],
          },
        },
      ],
    },
  },
  Worker: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'worker.handler',
      Runtime: 'nodejs22.x',
      Role: { 'Fn::GetAtt': ['WorkerRole', 'Arn'] },
      Code: { S3Bucket: 'releases', S3Key: 'worker.zip' },
      Environment: { Variables: { QUEUE_URL: { Ref: 'Jobs' } } },
    },
  },
  WorkerLogs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Worker}' } } },
  Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Other: { Type: 'Acme::Billing::Account', Properties: { Deep: { Ref: 'Files' } } },
};

const SECTIONS: JsonObject = {
  Parameters: { Colour: { Type: 'String', AllowedValues: ['red', 'blue'] } },
  Conditions: { IsRed: { 'Fn::Equals': [{ Ref: 'Colour' }, 'red'] } },
  Outputs: { QueueUrl: { Value: { Ref: 'Jobs' }, Export: { Name: 'jobs' } } },
};

/** An unrelated stack before or behind, or its resources in the same one. */
export const neighbours: Rewriting = {
  name: 'neighbours',
  keepsFingerprints: true,
  // A policy that is out of sight may be about any table of the stack.
  mayBeUnknown: /^what its handlers store: /,
  of: (template) =>
    fc.constantFrom('before', 'behind', 'inside').map((where) => {
      const mine = { file: 'template.json', content: template };
      const other = { file: 'other.json', content: { ...SECTIONS, Resources: UNRELATED } };
      if (where !== 'inside') return { templates: where === 'before' ? [other, mine] : [mine, other] };
      const resources = Object.fromEntries(Object.entries(UNRELATED).map(([id, json]) => [`Unrelated${id}`, json]));
      const text = JSON.stringify(resources)
        .replace(/"(Ref|Fn::GetAtt)":(\[?)"(Jobs|Files|WorkerRole|Worker)"/g, '"$1":$2"Unrelated$3"')
        .replaceAll('${Worker}', '${UnrelatedWorker}');
      return {
        templates: [
          {
            file: mine.file,
            content: {
              ...template,
              Resources: { ...ownObject(template, 'Resources'), ...(JSON.parse(text) as JsonObject) },
            },
          },
        ],
      };
    }),
};
