import type { Policy } from '../policy';

export const lambdaPermissionMissing: Policy = {
  id: 'lambda-permission-missing',
  category: 'runtime',
  severity: 'error',
  title: 'API Gateway may call the Lambda functions of an API',
  why: 'Without a permission for apigateway.amazonaws.com, or a role in CredentialsArn, the call is refused: clients get "Internal server error", and from an authorizer a 500 on connecting.',
  fix: 'Add an AWS::Lambda::Permission for principal apigateway.amazonaws.com with the function (or the alias that the API calls) and the API as SourceArn.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://github.com/aws/aws-cdk/issues/21080',
  ],
  check(model, judge) {
    const callers = [
      ...model.integrations.map((part) => ({ part, uri: 'IntegrationUri', role: 'CredentialsArn' })),
      ...model.authorizers.map((part) => ({ part, uri: 'AuthorizerUri', role: 'AuthorizerCredentialsArn' })),
    ];
    for (const { part, uri, role } of callers) {
      judge.values(part, [role, uri], ([credentials, target]) => {
        const called = model.invoked(target.text);
        if (
          !credentials.isAbsent ||
          !called?.resource ||
          model.permissions.some((permission) => model.permits(permission, called))
        )
          return undefined;
        return {
          path: '',
          message: `Nothing lets API Gateway call function ${called.resource.written.logicalId}: clients get "Internal server error".`,
        };
      });
    }
  },
};
