import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { type IamGuard, everyApiAllowances, iamGuards, invokeGrants } from '../../apigateway/connections/invoke-grants';
import { excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Model } from '../../apigateway/model';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { awsPage, developerGuide } from '../support/pages';

export const invokeScope: Policy = {
  id: 'invoke-scope',
  category: 'security',
  severity: 'warning',
  title: 'A grant to connect names its API',
  why: 'Where only AWS_IAM protects $connect, execute-api:Invoke is the key to the API. Granted on a wildcard, it opens every API of the account, including those of other teams.',
  fix: `Name the API, the stage and $connect: ${EXECUTE_API_ARN}\${Api}/\${Stage}/$connect. If a statement is wide on purpose, add a Deny of execute-api:Invoke with that ARN in NotResource.`,
  references: [
    developerGuide('apigateway-websocket-control-access-iam'),
    awsPage('service-authorization/latest/reference/list_amazonapigateway'),
  ],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-732'] },
  check(model, judge) {
    const guards = guardsApart(model);
    if (guards.length === 0) return;
    for (const grant of invokeGrants(model)) {
      judge.about(grant.statement.resource);
      const allowances = everyApiAllowances(model, grant);
      for (const guard of guards) {
        const name = guard.api.resource?.declared.logicalId ?? 'an API';
        const message = `${grant.resourceText} covers every API of the account, and IAM alone decides who connects to ${name}.`;
        const guarded = allowances.flatMap((allowance) => {
          const when = jointly(allowance.when, guard.when);
          return when ? [{ ...allowance, when }] : [];
        });
        checkAllowances(judge, grant.statement.resource, grant.entry.path, message, guarded);
      }
    }
  },
};

/** The branches in which IAM alone guards an API, each with one such API: the first, where there are several. */
function guardsApart(model: Model): readonly IamGuard[] {
  const apart: IamGuard[] = [];
  for (const { api, when } of iamGuards(model)) {
    const rest = excluding(
      when,
      apart.map((guard) => guard.when),
    );
    apart.push(...rest.map((branch) => ({ api, when: branch })));
    // Where one guards whatever holds, the others add nothing; there may be thousands of them.
    if (when.length === 0) break;
  }
  return apart;
}
