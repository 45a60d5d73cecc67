import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { appOf, constructsOf } from './api-resources';

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
    return AccountLogSettings.all(appOf(scope)).find((account) => Stack.of(account).environment === environment);
  }

  /** Everything that sets such a role in an app, or in a stage of it, for any account and region. */
  public static all(root: IConstruct): readonly CfnResource[] {
    return constructsOf(root).filter(
      (node): node is CfnResource =>
        CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::ApiGateway::Account',
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
