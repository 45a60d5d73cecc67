import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { connectionGrants } from '../../apigateway/connections/connection-grants';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { awsPage, developerGuide } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  everyApi: (resource: string) => `${resource} covers the connections of every WebSocket API of the account.`,
};

export const manageConnectionsScope: Policy = {
  id: 'manage-connections-scope',
  category: 'security',
  severity: 'error',
  title: 'A grant to manage connections names its API',
  why: 'execute-api:ManageConnections on a wildcard lets its holder send to, inspect and close the connections of every WebSocket API of the account, including those of other teams.',
  fix: `Name one API, stage and method: ${EXECUTE_API_ARN}\${Api}/\${Stage}/POST/@connections/*. If a statement is wide on purpose, such as an administrator's, add a Deny of execute-api:ManageConnections with that ARN in NotResource.`,
  references: [
    developerGuide('apigateway-websocket-control-access-iam'),
    awsPage('service-authorization/latest/reference/list_amazonapigatewaymanagementv2'),
    awsPage('IAM/latest/UserGuide/reference-arns'),
    awsPage('IAM/latest/UserGuide/reference_policies_evaluation-logic'),
  ],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-732'] },
  otherTools:
    'cdk-nag IAM5 also flags @connections/*, which nobody can avoid: people suppress it, and the wide grants with it.',
  isAboutAnyApp: true,
  check(model, judge) {
    for (const { statement, entry, scope, allowances, resourceText } of connectionGrants(model)) {
      judge.about(statement.resource);
      if (scope.kind === 'unknown')
        judge.unknown(statement.resource, entry.path, 'the resource is only known at deployment', entry.when);
      if (scope.kind !== 'every-api') continue;
      checkAllowances(judge, statement.resource, entry.path, MESSAGES.everyApi(resourceText), allowances);
    }
  },
};
