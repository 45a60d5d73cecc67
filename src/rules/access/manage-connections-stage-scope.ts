import { connectionGrants } from '../../apigateway/connections/connection-grants';
import { CONNECTION_METHODS } from '../../apigateway/connections/connection-scope';
import type { Policy } from '../policy';

/** What is said of a violation, in templates and while typing. */
export const MESSAGES = {
  wide: (written: string, covers: string) => `${written} covers ${covers}.`,
};

export const manageConnectionsStageScope: Policy = {
  id: 'manage-connections-stage-scope',
  category: 'security',
  severity: 'warning',
  title: 'A grant to manage connections names its stage and its methods',
  why: 'With wildcards for stage and method, a function of the test stage may send to production, and one that only sends may also cut connections. It is what WebSocketApi.grantManageConnections of aws-cdk-lib grants.',
  fix: 'Name the stage and the methods that are needed: ${Api}/${Stage}/POST/@connections/* to send, GET to inspect, DELETE to cut.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  ],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-732'] },
  check(model, judge) {
    for (const { statement, entry, scope, resourceText } of connectionGrants(model)) {
      if (scope.kind !== 'one-api') continue;
      const wide = [
        ...(scope.everyStage ? ['every stage'] : []),
        ...(scope.methods.length === CONNECTION_METHODS.length ? ['every method'] : []),
      ];
      if (wide.length === 0) continue;
      if (statement.isConditional)
        judge.unknown(statement.resource, entry.path, 'a Condition may narrow the statement', entry.when);
      else
        judge.report(
          statement.resource,
          entry.path,
          MESSAGES.wide(resourceText, `${wide.join(' and ')} of the API`),
          entry.when,
        );
    }
  },
};
