import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import { appOf, constructsOf } from './api-resources';

const ID = 'WebSocketAccountLogSettings';

/** The account setting that lets API Gateway write logs, with its role: one for each account and region of an app. */
export class AccountLogSettings extends Construct {
  /** The settings for the account and region of a construct; created in its stack when the app has none. */
  public static of(scope: IConstruct): IConstruct {
    return AccountLogSettings.find(scope) ?? new AccountLogSettings(Stack.of(scope), ID);
  }

  /** The resource that sets the role for the account and region of a construct; undefined when the app has none. */
  public static find(scope: IConstruct): CfnResource | undefined {
    const { environment } = Stack.of(scope);
    return AccountLogSettings.all(appOf(scope)).find((account) => Stack.of(account).environment === environment);
  }

  /** All resources of an app, or of a stage of it, that set such a role, for any account and region. */
  public static all(root: IConstruct): readonly CfnResource[] {
    return constructsOf(root).filter(
      (node): node is CfnResource =>
        CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::ApiGateway::Account',
    );
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal(API_GATEWAY_SERVICE),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    const account = new CfnAccount(this, 'Resource', { cloudWatchRoleArn: role.roleArn });
    // Every API of the account and region needs the role, so that it is kept when its stack is deleted.
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
