import { connectionGrants } from '../../apigateway/connections/connection-grants';
import { CONNECTION_METHODS } from '../../aws/execute-api';
import type { ConnectionScope } from '../../apigateway/connections/connection-scope';
import { formatText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { developerGuide } from '../support/pages';

/** The messages of violations, which the ESLint rule shares. */
export const MESSAGES = {
  wide: (resource: string, covers: string) => `${resource} covers ${covers}.`,
};

/**
 * A word in place of an id, as templates have it where there is no API: `disabled`. Ids of APIs are ten letters and
 * digits.
 */
const WORD = /^(?!.{10}$)[A-Za-z]+$/;

/** What a grant on one API covers, where that is every stage or every method; undefined where it is less. */
export function wideCoverage({
  apiId,
  everyStage,
  stageName,
  methods,
}: ConnectionScope & { readonly kind: 'one-api' }): string | undefined {
  if (WORD.test(literalText(apiId) ?? '')) return undefined;
  const everyMethod = methods.length === CONNECTION_METHODS.length;
  if (everyStage) return `every stage${everyMethod ? ' and every method' : ''} of the API`;
  return everyMethod ? `every method of stage ${formatText(stageName)}` : undefined;
}

export const manageConnectionsStageScope: Policy = {
  id: 'manage-connections-stage-scope',
  category: 'security',
  severity: 'warning',
  title: 'A grant to manage connections names its stage and its methods',
  why: 'With wildcards for stage and method, a function of the test stage may send to production clients, and one that only sends may also close connections. WebSocketApi.grantManageConnections of aws-cdk-lib grants this much.',
  fix: 'Name the stage and the methods that the function needs: ${Api}/${Stage}/POST/@connections/* to send, GET to inspect, DELETE to close.',
  references: [developerGuide('apigateway-websocket-control-access-iam')],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-732'] },
  isAboutAnyApp: true,
  check(model, judge) {
    for (const { statement, entry, scope, otherApi, allowances, resourceText } of connectionGrants(model)) {
      judge.about(statement.resource);
      if (scope.kind !== 'one-api' || otherApi) continue;
      const covered = wideCoverage(scope);
      if (covered === undefined) continue;
      const message = MESSAGES.wide(resourceText, covered);
      checkAllowances(judge, statement.resource, entry.path, message, allowances);
    }
  },
};
