import { App, BootstraplessSynthesizer, CfnStackSet, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketGuardHook, WebSocketGuardHookFailureMode } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';
import { HandlerStack } from './handler-stack';

/** Where the hook goes. */
export interface OrganisationStackProps extends StackProps {
  /** The key of the handler in the buckets of {@link HandlerStack}. */
  readonly handlerKey: string;
  /** Ids of organizational units, `ou-…`. */
  readonly organizationalUnits: string[];
  readonly regions: string[];
}

/** The hook of every account of some organizational units, those that join later included. */
export class OrganisationStack extends Stack {
  public constructor(scope: Construct, id: string, props: OrganisationStackProps) {
    super(scope, id, props);
    new CfnStackSet(this, 'Hooks', {
      stackSetName: 'websocket-guard-hook',
      description: 'The hook of cdk-websocket-guard, in every account.',
      permissionModel: 'SERVICE_MANAGED',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      capabilities: ['CAPABILITY_IAM'],
      operationPreferences: { failureTolerancePercentage: 10, maxConcurrentPercentage: 25, regionConcurrencyType: 'SEQUENTIAL' },
      stackInstancesGroup: [
        { deploymentTargets: { organizationalUnitIds: props.organizationalUnits }, regions: props.regions },
      ],
      templateBody: JSON.stringify(hookTemplate(props.handlerKey)),
    });
  }
}

/** The template of the hook, whose handler lies in the bucket of the region it is deployed to. */
export function hookTemplate(handlerKey: string): object {
  const app = new App({ analyticsReporting: false });
  hookStack(app, handlerKey);
  return app.synth().getStackByName('Hook').template as object;
}

/** The stack of the hook in one account. */
export function hookStack(app: App, handlerKey: string): Stack {
  const stack = new Stack(app, 'Hook', { synthesizer: new BootstraplessSynthesizer() });
  const bucket = Bucket.fromBucketName(stack, 'Handlers', Fn.sub(HandlerStack.bucketName('${AWS::Region}')));
  new WebSocketGuardHook(stack, 'Hook', {
    failureMode: WebSocketGuardHookFailureMode.WARN,
    code: Code.fromBucket(bucket, handlerKey),
  });
  return stack;
}
