import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { app } from './template-resource';

const ID = 'WebSocketAccountLogSettings';

/** The account setting that lets API Gateway write logs, with its role: one for an account and region of an app. */
export class AccountLogSettings extends Construct {
  /** The settings for the account and region of a construct; made in its stack when the app has none. */
  public static of(scope: IConstruct): IConstruct {
    return AccountLogSettings.find(scope) ?? new AccountLogSettings(Stack.of(scope), ID);
  }

  /** What sets the role for the account and region of a construct, whoever made it; undefined when nothing in the app does. */
  public static find(scope: IConstruct): CfnResource | undefined {
    const { environment } = Stack.of(scope);
    return app(scope).find(
      (node): node is CfnResource =>
        CfnResource.isCfnResource(node) &&
        node.cfnResourceType === 'AWS::ApiGateway::Account' &&
        Stack.of(node).environment === environment,
    );
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    const account = new CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.roleArn });
    // Every API of the account and region logs with it: it outlives the stack that happened to set it.
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
