import { apiAddresses } from '../../apigateway/addresses/api-address';
import type { Model } from '../../apigateway/model';
import { type Branch, jointly, partsIn } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import {
  asText,
  literalText,
  resourceSymbol,
  onlySymbol,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { addTo } from '../../collections/grouped';
import { listItems } from '../../iam/statements';
import type { Judge, Policy, Violation } from '../policy';
import { disabledBranches } from '../support/default-endpoint';
import { itemPaths } from '../support/item-paths';

/** Managed policies with the Host header of the viewer: AllViewer, AllViewerAndCloudFrontHeaders, HostHeaderOnly. */
const WITH_HOST = new Set<string | undefined>([
  '216adef6-5c7f-47e4-b989-5492eafa07d3',
  '33f36d7e-f396-46d9-90e0-52428a34d9dc',
  'bf0718e1-ba1e-49d1-88b1-f726733018ae',
]);
const HOST_IS_SENT =
  'The behavior sends the Host header of the viewer to the default endpoint of an API, which answers 403 Forbidden: no API has that name.';
const HOST_FIX =
  'Set OriginRequestPolicyId to b689b0a8-53d0-40ab-baf2-68738e2966ac (AllViewerExceptHostHeader). Or give the API a custom domain with the name that viewers use, and make the regional name of that domain the origin.';
const IS_DISABLED = {
  message: 'The origin is the default endpoint of an API that has disabled it: every request of a viewer is refused.',
  fix: 'Make a custom domain of the API the origin: as DomainName its name (not the one that viewers use), and no stage in OriginPath. Or remove DisableExecuteApiEndpoint from the API.',
};

export const domainCloudfrontOrigin: Policy = {
  id: 'domain-cloudfront-origin',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A CloudFront distribution reaches the API that is its origin',
  why: 'The default endpoint finds the API by the Host header, accepts TLS only, and refuses every request once it is disabled. AWS, of API Gateway origins without a custom domain: "don\'t forward the HOST header. Otherwise, you get a 403 Error." An origin is a host name without a scheme: "The parameter origin name cannot contain a colon".',
  fix: HOST_FIX,
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html',
    'https://repost.aws/knowledge-center/configure-cloudfront-to-forward-headers',
    'https://repost.aws/knowledge-center/api-gateway-disable-endpoint',
    'https://repost.aws/knowledge-center/api-gateway-domain-cloudfront',
    'https://github.com/aws/aws-cdk/issues/25110',
  ],
  check(model, judge) {
    for (const distribution of model.resources('AWS::CloudFront::Distribution')) {
      const origins = apiOrigins(model, judge, distribution);
      if (origins.size === 0) continue;
      const behaviors = itemPaths(distribution, CONFIG, 'CacheBehaviors');
      const [domain] = model.resources('AWS::ApiGatewayV2::DomainName', 'AWS::ApiGateway::DomainName');
      for (const behavior of [[CONFIG, 'DefaultCacheBehavior'], ...behaviors])
        checkBehavior(judge, distribution, behavior, origins, domain);
    }
  },
};

const CONFIG = 'DistributionConfig';

/** The branches in which an origin of an id is the default endpoint of an API, by the key of the id. */
type ApiOrigins = ReadonlyMap<string, readonly Branch[]>;

/** Judges the origins of a distribution that are default endpoints, and finds them. */
function apiOrigins(model: Model, judge: Judge, distribution: Resource): ApiOrigins {
  const found = new Map<string, Branch[]>();
  for (const item of itemPaths(distribution, CONFIG, 'Origins')) {
    const host = [...item, 'DomainName'];
    checkOpen(model, judge, distribution, host);
    for (const { value, when } of distribution.casesAt(host)) {
      const isApi = isDefaultEndpoint(model, distribution, asText(value));
      for (const id of isApi ? judge.read(distribution, [...item, 'Id'], when) : [])
        addTo(found, textKey(id.text ?? []), id.when);
    }
    judge.values(distribution, [host, [...item, 'CustomOriginConfig', 'OriginProtocolPolicy']], ([name, protocol]) => {
      if (!isDefaultEndpoint(model, distribution, name.text)) return undefined;
      const [address] = apiAddresses(model, name.text ?? [], distribution.template);
      if (address?.scheme)
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
  return found;
}

/** Judges whether the default endpoint that is an origin answers. */
function checkOpen(model: Model, judge: Judge, distribution: Resource, host: Path): void {
  for (const { value, when } of distribution.casesAt(host))
    for (const address of apiAddresses(model, asText(value) ?? [], distribution.template)) {
      if (address.host !== 'default endpoint') continue;
      for (const disabled of disabledBranches(address.api)) {
        const together = jointly(when, disabled.when);
        if (!together) continue;
        if (disabled.doubt === undefined) judge.report(distribution, host, IS_DISABLED, together);
        else judge.unknown(distribution, host, disabled.doubt, together);
      }
    }
}

function isDefaultEndpoint(model: Model, { template }: Resource, name: Text | undefined): boolean {
  return apiAddresses(model, name ?? [], template).some(({ host }) => host === 'default endpoint');
}

/**
 * Judges the Host header that a behavior sends to an API. Code that runs at the edge may write another one, and a custom
 * domain may have the name that the header holds.
 */
function checkBehavior(
  judge: Judge,
  distribution: Resource,
  behavior: Path,
  origins: ApiOrigins,
  domain: Resource | undefined,
): void {
  const paths = ['TargetOriginId', 'OriginRequestPolicyId', 'LambdaFunctionAssociations', 'FunctionAssociations'];
  judge.values(
    distribution,
    paths.map((name) => [...behavior, name]),
    ([target, policy, ...code]): readonly Violation[] => {
      const whens = origins.get(textKey(target?.text ?? []));
      if (!target || !policy || !whens || code.some(({ isAbsent }) => !isAbsent)) return [];
      const sending = sendsHost(judge, policy, distribution, behavior);
      const branches = sending.flatMap((branch) => {
        const together = jointly(target.when, branch);
        return together ? partsIn(together, whens) : [];
      });
      if (!domain) return branches.map((when) => ({ message: HOST_IS_SENT, path: policy.path, when }));
      const reason = `the viewer may ask for custom domain ${domain.declared.logicalId}`;
      for (const when of branches) judge.unknown(distribution, policy.path, reason, when);
      return [];
    },
  );
}

/** The branches in which a behavior sends the Host header of the viewer. */
function sendsHost(judge: Judge, policy: Value, distribution: Resource, behavior: Path): readonly Branch[] {
  if (policy.isAbsent)
    return listItems(distribution, [...behavior, 'ForwardedValues', 'Headers']).flatMap(({ term, when }) =>
      /^(?:\*|host)$/i.test(literalText(asText(term) ?? []) ?? '') ? [when] : [],
    );
  if (WITH_HOST.has(literalText(policy.text ?? []))) return [policy.when];
  const own = resourceSymbol(policy.text && onlySymbol(policy.text))?.resource;
  if (own?.type !== 'AWS::CloudFront::OriginRequestPolicy') return [];
  const headers = ['OriginRequestPolicyConfig', 'HeadersConfig'];
  return judge
    .read(own, [...headers, 'HeaderBehavior'], policy.when)
    .filter((value) => value.isKnown && value.string?.startsWith('allViewer'))
    .map(({ when }) => when);
}
