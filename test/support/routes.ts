/** What a template with many routes is to have. */
export interface RoutesOptions {
  /** Routes besides `$connect`, each with an integration and a function of its own. */
  readonly count: number;
  /** Functions that run longer than their integration waits, from the first on. @default 0 */
  readonly slow?: number;
  /** Metadata of the stage. @default - none */
  readonly stageMetadata?: Readonly<Record<string, unknown>>;
}

/** A template of one WebSocket API with as many routes as wanted. Its stage is not throttled. */
export function templateWithRoutes({
  count,
  slow = 0,
  stageMetadata,
}: RoutesOptions): Readonly<Record<string, unknown>> {
  const v2 = 'AWS::ApiGatewayV2::';
  const keys = ['$connect', ...Array.from({ length: count }, (_, index) => `action${index + 1}`)];
  const resources = keys.flatMap((key, index): [string, unknown][] => {
    const name = key === '$connect' ? 'Connect' : `Action${index}`;
    const uri = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}Function.Arn}/invocations`;
    return [
      [
        `${name}Function`,
        {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Runtime: 'nodejs22.x',
            Handler: 'index.handler',
            Role: 'arn:aws:iam::123456789012:role/chat',
            Code: { ZipFile: '//' },
            Timeout: index > 0 && index <= slow ? 60 : 5,
          },
        },
      ],
      [
        `${name}Permission`,
        {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: { 'Fn::GetAtt': [`${name}Function`, 'Arn'] },
            Principal: 'apigateway.amazonaws.com',
            SourceArn: {
              'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${key}`,
            },
          },
        },
      ],
      [
        `${name}Integration`,
        {
          Type: `${v2}Integration`,
          Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', IntegrationUri: { 'Fn::Sub': uri } },
        },
      ],
      [
        `${name}Route`,
        {
          Type: `${v2}Route`,
          Properties: {
            ApiId: { Ref: 'Api' },
            RouteKey: key,
            AuthorizationType: key === '$connect' ? 'AWS_IAM' : 'NONE',
            Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${name}Integration` }]] },
          },
        },
      ],
    ];
  });
  return {
    Resources: {
      Api: {
        Type: `${v2}Api`,
        Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
      },
      Stage: {
        Type: `${v2}Stage`,
        ...(stageMetadata === undefined ? {} : { Metadata: stageMetadata }),
        Properties: { ApiId: { Ref: 'Api' }, StageName: 'live', AutoDeploy: true },
      },
      ...Object.fromEntries(resources),
    },
  };
}
