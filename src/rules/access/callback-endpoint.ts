import { type FunctionAddress, addressedFunctions, variableNames } from '../../apigateway/addresses/function-addresses';
import { connectionAccess } from '../../apigateway/connections/connection-access';
import { stagedBranches, namedStages } from '../../apigateway/absence/absent-stage';
import type { Model } from '../../apigateway/model';
import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, formatText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { settled } from '../../iam/permitted';
import { withStageNames } from '../../iam/resource-target';
import type { Judge, Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { isForBrowsers, isForPosting, postableBranches } from '../support/callback-addresses';
import { disabledBranches } from '../support/default-endpoint';
import { developerGuide, github } from '../support/pages';

export const callbackEndpoint: Policy = {
  id: 'callback-endpoint',
  category: 'runtime',
  severity: 'warning',
  title: 'A function that posts to connections has a working callback URL',
  why: 'A back end posts to https://API.execute-api.REGION.amazonaws.com/STAGE, or to a custom domain with its mapping key and no stage. Without the stage, AWS answers 403 Forbidden, and a stage that the API does not have holds no connections; with a stage on a custom domain, "No method found matching route". URLs with wss:// are for clients.',
  fix: 'Give the function the callback URL of the stage: stage.callbackUrl in the CDK, or https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}; where the default endpoint is disabled, https://DOMAIN/MAPPING_KEY, without the key for a domain that is mapped at its root.',
  references: [
    developerGuide('apigateway-how-to-call-websocket-api-connections'),
    github('aws/aws-sdk-php/issues/1955'),
    github('aws-samples/simple-websockets-chat-app/issues/40'),
  ],
  check(model, judge) {
    for (const { function: lambda, addresses } of addressedFunctions(model)) {
      judge.about(lambda);
      const rights = addresses.map((right) => ({ api: right.address.api, branches: rightBranches(model, right) }));
      for (const address of addresses) {
        const right = rights.filter(({ api }) => api === address.address.api).flatMap(({ branches }) => branches);
        const branches = excluding(address.when, [...right, ...disabledFor(address)]);
        for (const when of branches) checkFault(model, judge, { ...address, when });
      }
    }
  },
};

/** The branches in which an address is one that can be posted to, of a stage that the API has or may have. */
function rightBranches(model: Model, right: FunctionAddress): readonly Branch[] {
  const { api, host, path } = right.address;
  const branches = postableBranches(right);
  const [stage] = path;
  if (host !== 'default endpoint' || !stage) return branches;
  return branches.flatMap((when) => stagedBranches(model, api, stage, when));
}

/** Reports an address in the branch in which the function may post at all. */
function checkFault(model: Model, judge: Judge, posting: FunctionAddress): void {
  const { function: lambda, address, text, when } = posting;
  const api = address.api.resource;
  const fault = faultOf(posting);
  if (!api || fault === undefined) return;
  const allowances = connectionAccess(model, lambda, api, undefined, when).flatMap((access) => access.allowances);
  checkAllowances(judge, lambda, pathOf(posting), `${formatText(text)} ${fault}`, settled(when, allowances));
}

function pathOf({ variable }: FunctionAddress): Path {
  return ['Environment', 'Variables', variable];
}

/** The branches in which a default endpoint is disabled, or may be, for which there is another policy. */
function disabledFor({ address: { api, host, scheme } }: FunctionAddress): readonly (readonly Assumption[])[] {
  return host === 'default endpoint' && scheme === 'https' ? disabledBranches(api).map(({ when }) => when) : [];
}

/** Why nobody can post by an address that cannot be posted to; undefined where it is not for posting. */
function faultOf({ function: lambda, variable, address, when }: FunctionAddress): string | undefined {
  const { api, scheme, host, path } = address;
  if (scheme === 'wss' || scheme === 'ws')
    return isForPosting(variable)
      ? 'is the URL that clients connect to: a back end posts over https://, so every post fails unless the code replaces wss://.'
      : undefined;
  if (scheme !== 'https' || isForBrowsers(variable)) return undefined;
  if (host === 'default endpoint') {
    const [stage] = path;
    if (stage)
      return `names stage ${formatText(stage)}, which the API does not have: no connection is there to post to.`;
    const isStageElsewhere = holdsOneOf(
      lambda,
      variable,
      namedStages(api).map(({ name }) => name),
      /stage/i,
    );
    return isStageElsewhere ? undefined : 'has no stage: every post to a connection fails with 403 Forbidden.';
  }
  const mappings = address.mappings.filter((mapping) => jointly(when, mapping.when));
  if (
    holdsOneOf(
      lambda,
      variable,
      mappings.map(({ key }) => key),
      /path|key/i,
    )
  )
    return undefined;
  const keys = [...new Set(mappings.map(({ key }) => (key.length === 0 ? 'its root' : `/${formatText(key)}`)))];
  const shown = path.map((part) => formatText(part)).join('/');
  return `${path.length === 0 ? 'has no mapping key' : `has the path /${shown}`}, but the domain is mapped at ${keys.join(' and ')}: posts to connections match no route.`;
}

/** Whether another variable holds one of some texts, or by its name and as far as can be known may hold it. */
function holdsOneOf(lambda: Resource, variable: string, texts: readonly Text[], name: RegExp): boolean {
  const keys = new Set(texts.filter((text) => text.length > 0).map((text) => textKey(withStageNames(text))));
  return variableNames(lambda).some(
    (other) =>
      other !== variable &&
      lambda.casesAt(['Environment', 'Variables', other]).some(({ value }) => {
        const text = asText(value);
        return text && (keys.has(textKey(withStageNames(text))) || (value.kind !== 'scalar' && name.test(other)));
      }),
  );
}
