import { type ApiAddress, apiAddresses } from '../../apigateway/addresses/api-address';
import { DOMAIN_TYPES } from '../../apigateway/domains/api-domains';
import type { Model } from '../../apigateway/model';
import {
  ALL_VIEWER_EXCEPT_HOST_HEADER,
  BEHAVIORS_WITH_HOST,
  POLICIES_WITH_HOST,
} from '../../aws/origin-request-policies';
import { type Branch, jointly, partsIn } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { linkedResource } from '../../cloudformation/resources/links';
import type { Resource, Text } from '../../cloudformation/types';
import { addTo } from '../../collections/grouped';
import { listItems } from '../../iam/statements';
import type { Judge, Policy, Verdict } from '../policy';
import { disabledBranches } from '../support/default-endpoint';
import { itemPaths } from '../support/item-paths';
import { awsPage, github } from '../support/pages';

export const domainCloudfrontOrigin: Policy = {
  id: 'domain-cloudfront-origin',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A CloudFront distribution reaches the API that is its origin',
  why: 'The default endpoint finds the API by the Host header, accepts TLS only, and refuses every request once it is disabled. AWS, of API Gateway origins without a custom domain: "don\'t forward the HOST header. Otherwise, you get a 403 Error." An origin is a host name without a scheme: "The parameter origin name cannot contain a colon".',
  fix: `Set OriginRequestPolicyId to ${ALL_VIEWER_EXCEPT_HOST_HEADER} (AllViewerExceptHostHeader). Or give the API a custom domain with the name that viewers use, and make the regional name of that domain the origin.`,
  references: [
    awsPage('AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies'),
    'https://repost.aws/knowledge-center/configure-cloudfront-to-forward-headers',
    'https://repost.aws/knowledge-center/api-gateway-disable-endpoint',
    'https://repost.aws/knowledge-center/api-gateway-domain-cloudfront',
    github('aws/aws-cdk/issues/25110'),
  ],
  check(model, judge) {
    for (const distribution of model.resources('AWS::CloudFront::Distribution')) {
      const origins = itemPaths(distribution, CONFIG, 'Origins');
      for (const origin of origins) {
        checkOpen(model, judge, distribution, [...origin, 'DomainName']);
        checkOrigin(model, judge, distribution, origin);
      }
      const apis = apisById(model, judge, distribution, origins);
      const others = itemPaths(distribution, CONFIG, 'CacheBehaviors');
      for (const behavior of [[CONFIG, 'DefaultCacheBehavior'], ...others])
        checkHost(model, judge, distribution, behavior, apis);
    }
  },
};

const CONFIG = 'DistributionConfig';

/** Judges how an origin names the default endpoint of an API, and the protocol in which that is asked. */
function checkOrigin(model: Model, judge: Judge, distribution: Resource, origin: Path): void {
  const paths = [
    [...origin, 'DomainName'],
    [...origin, 'CustomOriginConfig', 'OriginProtocolPolicy'],
  ] as const;
  judge.values(distribution, paths, ([name, protocol]) => {
    const address = defaultEndpoint(model, distribution, name.text);
    if (!address) return undefined;
    if (address.scheme !== '')
      return {
        message: `${String(name)} is a URL, and an origin is a host name: "The parameter origin name cannot contain a colon".`,
        fix: 'Write the host name alone: ${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}, in Fn::Sub.',
      };
    return protocol.isKnown && protocol.string === 'http-only'
      ? {
          message: 'The distribution sends plain HTTP to an API, which accepts TLS only.',
          path: protocol.path,
          fix: 'Set OriginProtocolPolicy to https-only.',
        }
      : undefined;
  });
}

/** Judges whether the default endpoint that is an origin answers. */
function checkOpen(model: Model, judge: Judge, distribution: Resource, host: Path): void {
  for (const { value, when } of distribution.casesAt(host)) {
    const address = defaultEndpoint(model, distribution, asText(value));
    for (const disabled of address ? disabledBranches(address.api) : []) {
      const together = jointly(when, disabled.when);
      if (!together) continue;
      if (disabled.doubt === undefined) judge.report(distribution, host, IS_DISABLED, together);
      else judge.unknown(distribution, host, disabled.doubt, together);
    }
  }
}

const IS_DISABLED = {
  message: 'The origin is the default endpoint of an API that has disabled it: every request of a viewer is refused.',
  fix: 'Make a custom domain of the API the origin: as DomainName its name (not the one that viewers use), and no stage in OriginPath. Or remove DisableExecuteApiEndpoint from the API.',
};

/** The branches in which an origin of an id is the default endpoint of an API, by the key of the id. */
type ApisById = ReadonlyMap<string, readonly Branch[]>;

function apisById(model: Model, judge: Judge, distribution: Resource, origins: readonly Path[]): ApisById {
  const found = new Map<string, Branch[]>();
  for (const origin of origins)
    for (const { value, when } of distribution.casesAt([...origin, 'DomainName']))
      if (defaultEndpoint(model, distribution, asText(value)))
        for (const id of judge.read(distribution, [...origin, 'Id'], when)) addTo(found, idKey(id), id.when);
  return found;
}

function idKey({ text = [] }: Value): string {
  return textKey(text);
}

function defaultEndpoint(model: Model, { template }: Resource, name: Text = []): ApiAddress | undefined {
  return apiAddresses(model, name, template).find(({ host }) => host === 'default endpoint');
}

/** Judges the Host header that a behavior sends to an API; code that runs at the edge may write another one. */
function checkHost(model: Model, judge: Judge, distribution: Resource, behavior: Path, apis: ApisById): void {
  const paths = [
    [...behavior, 'TargetOriginId'],
    [...behavior, 'OriginRequestPolicyId'],
    [...behavior, 'LambdaFunctionAssociations'],
    [...behavior, 'FunctionAssociations'],
  ] as const;
  judge.values(distribution, paths, ([target, policy, ...code]): Verdict => {
    const whens = apis.get(idKey(target)) ?? [];
    if (code.some(({ isAbsent }) => !isAbsent)) return undefined;
    const branches = sendingHost(judge, policy, distribution, behavior).flatMap((branch) => partsIn(branch, whens));
    const named = nameOfApi(model);
    if (named === undefined) return branches.map((when) => ({ message: HOST_IS_SENT, path: policy.path, when }));
    for (const when of branches) judge.unknown(distribution, policy.path, named, when);
    return undefined;
  });
}

const HOST_IS_SENT =
  'The behavior sends the Host header of the viewer to the default endpoint of an API, which answers 403 Forbidden: no API has that name.';

/** The branches in which a behavior sends the Host header of the viewer. */
function sendingHost(judge: Judge, policy: Value, distribution: Resource, behavior: Path): readonly Branch[] {
  if (policy.isAbsent)
    return listItems(distribution, [...behavior, 'ForwardedValues', 'Headers'], policy.when)
      .filter(({ term }) => term.kind === 'scalar' && /^(?:\*|host)$/i.test(String(term.value)))
      .map(({ when }) => when);
  if (policy.isKnown) return POLICIES_WITH_HOST.has(policy.string) ? [policy.when] : [];
  const own = linkedResource(policy.text, 'AWS::CloudFront::OriginRequestPolicy');
  if (!own) return [];
  return judge
    .read(own, ['OriginRequestPolicyConfig', 'HeadersConfig', 'HeaderBehavior'], policy.when)
    .filter((value) => value.isKnown && BEHAVIORS_WITH_HOST.has(value.string))
    .map(({ when }) => when);
}

/** What gives an API a name of its own, which the header may hold; the domain of a mapping may be out of sight. */
const NAMING = [...DOMAIN_TYPES, 'AWS::ApiGatewayV2::ApiMapping', 'AWS::ApiGateway::BasePathMapping'];

/** Why the Host header may hold the name of an API; undefined where no custom domain is in sight. */
function nameOfApi(model: Model): string | undefined {
  const [naming] = model.resources(...NAMING);
  return naming && `the viewer may ask for the custom domain of ${naming.declared.logicalId}`;
}
