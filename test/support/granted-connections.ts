import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

interface Statement {
  readonly Action: string;
  readonly Resource: Arn | readonly Arn[];
}

interface Arn {
  readonly 'Fn::Join': readonly [string, readonly string[]];
}

/** The connections that the policies of a stack allow to manage, as the ends of ARNs: `/live/POST/@connections/*`. */
export function grantedConnections(stack: Stack): readonly string[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')) as {
    Properties: { PolicyDocument: { Statement: Statement[] } };
  }[];
  return policies
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action }) => Action === 'execute-api:ManageConnections')
    .flatMap(({ Resource }) => Resource)
    .map((arn) => arn['Fn::Join'][1].at(-1) ?? '');
}
