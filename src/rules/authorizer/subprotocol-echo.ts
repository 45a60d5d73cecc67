import { branchesWithKey } from '../../apigateway/route-keys';
import { callsBy } from '../../apigateway/integrations/callers';
import { absentResponse } from '../../apigateway/integrations/integration-responses';
import { identitySources } from '../../apigateway/texts/identity-source-expressions';
import type { Authorizer, Integration, Model } from '../../apigateway/model';
import { linksTo } from '../../cloudformation/resources/links';
import { NotKnown } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge, Policy, Violation } from '../policy';
import { eachValue } from '../support/each-value';
import { developerGuide, github } from '../support/pages';

const HEADER = 'sec-websocket-protocol';
/** Integrations whose answer holds a header only where an integration response says so. */
const WITHOUT_PROXY = new Set(['MOCK', 'AWS', 'HTTP']);

export const subprotocolEcho: Policy = {
  id: 'subprotocol-echo',
  category: 'runtime',
  severity: 'warning',
  title: 'The $connect integration can return the subprotocol that an authorizer requires',
  why: 'A browser that offers a subprotocol expects one back: without Sec-WebSocket-Protocol in the answer to the handshake, it closes the connection. The authorizer reads the header, but only the integration of $connect can return it.',
  fix: 'Put a Lambda function behind $connect (AWS_PROXY) that returns one of the offered protocols in the header Sec-WebSocket-Protocol, or add an IntegrationResponse with that header in ResponseParameters.',
  references: [developerGuide('websocket-connect-route-subprotocol'), github('anomalyco/sst/issues/5618')],
  check(model, judge) {
    for (const authorizer of model.authorizers) {
      judge.list(authorizer, 'IdentitySource', (items) => {
        const asking = items.filter(({ string }) => identitySources(string).some(isSubprotocol));
        return asking.slice(0, 1).flatMap(({ when }) => silentAnswers(model, judge, authorizer, when));
      });
    }
  },
};

function isSubprotocol({ from, name }: { readonly from: string; readonly name: string }): boolean {
  return from === 'header' && name.toLowerCase() === HEADER;
}

/** The branches in which `$connect` asks the authorizer, and its integration cannot return the header. */
function silentAnswers(
  model: Model,
  judge: Judge,
  authorizer: Authorizer,
  given: readonly Assumption[],
): readonly Violation[] {
  return authorizer.routes.flatMap((route) => {
    const links = linksTo(route.resource, ['AuthorizerId'], authorizer.resource.type).filter(
      ({ resource }) => resource === authorizer.resource,
    );
    const asking = links.flatMap((link) =>
      branchesWithKey(route, (key) => key === '$connect', [...given, ...link.when]),
    );
    return asking.flatMap((asked) =>
      route.integrations.flatMap((integration) =>
        callsBy(route, integration, asked).flatMap((when) => withoutHeader(model, judge, integration, when)),
      ),
    );
  });
}

function withoutHeader(
  model: Model,
  judge: Judge,
  integration: Integration,
  given: readonly Assumption[],
): readonly Violation[] {
  return eachValue(judge, integration, judge.read(integration, 'IntegrationType', given), (type) => {
    if (!WITHOUT_PROXY.has(type.string ?? '')) return [];
    const lack = absentResponse(model, integration, type.when, echoing(integration));
    if (!lack) return [];
    if ('reason' in lack) throw new NotKnown([], lack.reason);
    const message = `The authorizer requires Sec-WebSocket-Protocol, but the ${String(type)} integration of $connect never returns it: browsers close the connection.`;
    return lack.branches.map((when) => ({ message, when }));
  });
}

/** The branches in which an integration response names the header, or may. */
function echoing(integration: Integration): readonly (readonly Assumption[])[] {
  return integration.responses.flatMap((response) =>
    response.resource.cases('ResponseParameters').flatMap(({ value, when }) => {
      const names = value.kind === 'map' ? [...value.entries.keys()] : [];
      const isEcho = value.kind === 'unknown' || names.some((name) => name.toLowerCase().endsWith(`.${HEADER}`));
      return isEcho ? [[...response.when, ...when]] : [];
    }),
  );
}
