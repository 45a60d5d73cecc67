// Writes templates for measuring into a directory: many small ones, or a few large ones.
import * as fs from 'node:fs';
import * as path from 'node:path';

const route = (api, key, index) => ({
  [`Route${api}x${index}`]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: `Api${api}` },
      RouteKey: key,
      AuthorizationType: key === '$connect' ? 'AWS_IAM' : 'NONE',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `Integration${api}x${index}` }]] },
    },
    Metadata: { 'aws:cdk:path': `Stack/Api${api}/${key}-Route/Resource` },
  },
  [`Integration${api}x${index}`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: `Api${api}` },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':apigateway:',
            { Ref: 'AWS::Region' },
            ':lambda:path/2015-03-31/functions/',
            { 'Fn::GetAtt': [`Function${api}`, 'Arn'] },
            '/invocations',
          ],
        ],
      },
    },
    Metadata: { 'aws:cdk:path': `Stack/Api${api}/${key}-Route/Integration/Resource` },
  },
});

const api = (index) => ({
  [`Api${index}`]: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { Name: `chat${index}`, ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    Metadata: { 'aws:cdk:path': `Stack/Api${index}/Resource` },
  },
  [`Function${index}`]: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { ZipFile: 'exports.handler = async () => ({ statusCode: 200 });' },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: { 'Fn::GetAtt': [`Role${index}`, 'Arn'] },
    },
    Metadata: { 'aws:cdk:path': `Stack/Function${index}/Resource` },
  },
  [`Role${index}`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        Version: '2012-10-17',
      },
      Policies: [
        {
          PolicyName: 'table',
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
                Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/connections',
              },
            ],
            Version: '2012-10-17',
          },
        },
      ],
    },
    Metadata: { 'aws:cdk:path': `Stack/Role${index}/Resource` },
  },
  [`Permission${index}`]: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': [`Function${index}`, 'Arn'] },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':execute-api:',
            { Ref: 'AWS::Region' },
            ':',
            { Ref: 'AWS::AccountId' },
            ':',
            { Ref: `Api${index}` },
            '/*',
          ],
        ],
      },
    },
    Metadata: { 'aws:cdk:path': `Stack/Permission${index}/Resource` },
  },
  ...Object.assign(
    {},
    ...['$connect', '$disconnect', '$default', 'send', 'join'].map((key, at) => route(index, key, at)),
  ),
  [`Stage${index}`]: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: { Ref: `Api${index}` },
      StageName: 'live',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 100 },
    },
    Metadata: { 'aws:cdk:path': `Stack/Stage${index}/Resource` },
  },
  [`Table${index}`]: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [{ AttributeName: 'connectionId', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'connectionId', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
    Metadata: { 'aws:cdk:path': `Stack/Table${index}/Resource` },
  },
});

/** Resources that most stacks have next to WebSocket APIs. */
const service = (index) => ({
  [`Role${index}S`]: api(index)[`Role${index}`],
  [`Policy${index}S`]: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyDocument: {
        Statement: [
          {
            Action: ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem'],
            Effect: 'Allow',
            Resource: [{ 'Fn::GetAtt': [`Table${index}S`, 'Arn'] }, { Ref: 'AWS::NoValue' }],
          },
          {
            Action: ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [`Queue${index}S`, 'Arn'] },
          },
        ],
        Version: '2012-10-17',
      },
      PolicyName: `Policy${index}S`,
      Roles: [{ Ref: `Role${index}S` }],
    },
    Metadata: { 'aws:cdk:path': `Stack/Role${index}S/DefaultPolicy/Resource` },
  },
  [`Function${index}S`]: api(index)[`Function${index}`],
  [`Table${index}S`]: api(index)[`Table${index}`],
  [`Queue${index}S`]: {
    Type: 'AWS::SQS::Queue',
    Properties: { VisibilityTimeout: 300 },
    UpdateReplacePolicy: 'Delete',
    DeletionPolicy: 'Delete',
    Metadata: { 'aws:cdk:path': `Stack/Queue${index}S/Resource` },
  },
  [`Alarm${index}S`]: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ComparisonOperator: 'GreaterThanThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: `Function${index}S` } }],
      EvaluationPeriods: 1,
      MetricName: 'Errors',
      Namespace: 'AWS/Lambda',
      Period: 300,
      Statistic: 'Sum',
      Threshold: 1,
    },
    Metadata: { 'aws:cdk:path': `Stack/Alarm${index}S/Resource` },
  },
});

const PER_API = Object.keys(api(0)).length;
const PER_SERVICE = Object.keys(service(0)).length;

/**
 * Writes `count` templates with about that many resources each, formatted as the CDK does it: `all` has only WebSocket
 * APIs, `mixed` has one among other resources.
 */
export function writeTemplates(directory, count, resources, kind) {
  const apis = kind === 'all' ? Math.floor(resources / PER_API) : 1;
  const services = kind === 'all' ? 0 : Math.floor((resources - PER_API) / PER_SERVICE);
  const parts = (length, part) => Array.from({ length }, (_, at) => part(at));
  fs.mkdirSync(directory, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const Resources = Object.assign({}, ...parts(apis, api), ...parts(services, service));
    const file = path.join(directory, `stack${String(index).padStart(4, '0')}.template.json`);
    fs.writeFileSync(file, JSON.stringify({ Resources }, null, 1));
    return file;
  });
}
