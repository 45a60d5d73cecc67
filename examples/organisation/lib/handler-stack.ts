import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { WebSocketGuardHook } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Which organization may read the handler. */
export interface HandlerStackProps extends StackProps {
  /** The organization's id, `o-…`. */
  readonly organisationId: string;
}

/** The handler of the hook in a bucket that the accounts of an organization may read: Lambda takes code of its own region. */
export class HandlerStack extends Stack {
  /** The name of the bucket in a region; the stack set fills in the region. */
  public static bucketName(region: string): string {
    return `acme-websocket-guard-${region}`;
  }

  /** The key of the handler, which is the same in every bucket. */
  public static handlerKey([first]: readonly HandlerStack[]): string {
    if (!first) throw new Error('there is no region');
    return first.handlerKey;
  }

  private readonly handlerKey: string;

  public constructor(scope: Construct, id: string, props: HandlerStackProps) {
    super(scope, id, props);
    const bucket = new Bucket(this, 'Handlers', {
      bucketName: HandlerStack.bucketName(this.region),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:PrincipalOrgID': props.organisationId } },
      }),
    );
    const handler = new Asset(this, 'Handler', { path: WebSocketGuardHook.HANDLER_DIRECTORY });
    new BucketDeployment(this, 'Copy', {
      sources: [Source.bucket(handler.bucket, handler.s3ObjectKey)],
      destinationBucket: bucket,
      extract: false,
      // What is deployed in some account may still be an older handler.
      prune: false,
    });
    this.handlerKey = handler.s3ObjectKey;
  }
}
