import { connectionGrants } from '../../apigateway/connections/connection-grants';
import type { Policy } from '../policy';

export const manageConnectionsArnShape: Policy = {
  id: 'manage-connections-arn-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A grant to manage connections can match a connection',
  why: 'Connections are named api/stage/METHOD/@connections/id. A resource of another shape matches none of them, and posting to a connection fails with AccessDeniedException.',
  fix: 'Write arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/*.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
    'https://github.com/aws/aws-cdk/issues/18410',
  ],
  check(model, judge) {
    for (const { statement, entry, scope, resourceText } of connectionGrants(model)) {
      if (scope.kind !== 'none' && scope.kind !== 'other') continue;
      judge.report(
        statement.resource,
        entry.path,
        `${resourceText} matches no connection: posting to one fails with AccessDeniedException.`,
        entry.when,
      );
    }
  },
};
