/** Findings of cdk-nag's AwsSolutions pack that the examples live with, and why. */
export interface Accepted {
  /** Matches `rule path`. */
  readonly pattern: RegExp;
  readonly reason: string;
}

export const ACCEPTED: readonly Accepted[] = [
  {
    pattern: /^AwsSolutions-APIG4 App\/(?:Api|Messages)\/(?!\$connect)\S+-Route\/Resource$/,
    reason: 'AWS rejects authorization on every route of a WebSocket API but $connect, whose decision covers them all.',
  },
  {
    pattern: /^AwsSolutions-APIG4 App\/Api\/\$connect-Route\/Resource$/,
    reason: 'The example shows anonymous access, which the app states together with a reason.',
  },
  {
    pattern: /^AwsSolutions-APIG4 App\/Api\/GET--health\/Resource$/,
    reason: 'The example shows anonymous access to one route, which the app states together with a reason.',
  },
  {
    pattern: /^AwsSolutions-IAM4\[.*AmazonAPIGatewayPushToCloudWatchLogs\]/,
    reason: 'AWS documents this policy for the account setting.',
  },
  {
    pattern: /^AwsSolutions-IAM4\[.*AWSLambdaBasicExecutionRole\]/,
    reason: 'The default of aws-cdk-lib for functions: they may write to their own logs.',
  },
  {
    pattern: /^AwsSolutions-IAM5\[Resource::\S+\/live\/POST\/@connections\/\*\]/,
    reason: 'A connection has no id before its client connects: the wildcard is the narrowest there is.',
  },
  {
    pattern: /^AwsSolutions-IAM5\[Resource::\*\] App\/Quotes\/Role\//,
    reason: 'Log delivery and X-Ray have no resources to name; aws-cdk-lib grants them to state machines.',
  },
  {
    pattern: /^AwsSolutions-DDB3 App\/Connections\//,
    reason: 'Connections end with the day: there is nothing to restore.',
  },
  {
    pattern: /^AwsSolutions-L1 App\//,
    reason: 'The examples are not about runtimes.',
  },
  {
    pattern: /^AwsSolutions-ELB2 App\/Balancer\//,
    reason: 'The load balancer has one client, the API, whose access log says who sent what.',
  },
];
