import { CACHE_KEYS_WITH_HOST, CACHING_DISABLED, ORIGIN_REQUESTS_WITH_HOST } from '../../aws/cloudfront-policies';
import { type Branch, excluding, mergeBranches } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, isOpenText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { linkedResource } from '../../cloudformation/resources/links';
import type { Resource, Term } from '../../cloudformation/types';
import { type StatementResource, listItems } from '../../iam/statements';
import type { Judge } from '../policy';

/** What makes a behavior of a distribution send the Host header of the viewer to the origin, in one branch. */
export interface SentHost {
  readonly path: Path;
  readonly when: Branch;
  /** How to leave the header out. @default - by the OriginRequestPolicyId */
  readonly fix?: string;
}

/** Whether a behavior runs code at the edge, which may write another Host header, in some part of a branch. */
export function hasCode(distribution: Resource, behavior: Path, when: Branch): boolean {
  return codeBranches(distribution, behavior, when).length > 0;
}

function codeBranches(distribution: Resource, behavior: Path, when: Branch): readonly Branch[] {
  return ['LambdaFunctionAssociations', 'FunctionAssociations'].flatMap((name) =>
    whensOf(listItems(distribution, [...behavior, name], when)),
  );
}

/**
 * The branches in which a behavior sends the Host header of the viewer to its origin. A header in the cache key is not
 * known to be sent where there is an origin request policy, which may leave it out.
 */
export function sentHosts(judge: Judge, distribution: Resource, behavior: Path, given: Branch): readonly SentHost[] {
  return excluding(given, codeBranches(distribution, behavior, given)).flatMap((branch) =>
    judge
      .read(distribution, [...behavior, 'OriginRequestPolicyId'], branch)
      .flatMap((policy): readonly SentHost[] =>
        policy.isAbsent
          ? [...cached(judge, distribution, behavior, policy.when), ...forwarded(distribution, behavior, policy.when)]
          : inOriginRequests(judge, policy).map((when) => ({ path: policy.path, when })),
      ),
  );
}

function cached(judge: Judge, distribution: Resource, behavior: Path, given: Branch): readonly SentHost[] {
  return judge
    .read(distribution, [...behavior, 'CachePolicyId'], given)
    .flatMap((cache) => inCacheKey(judge, cache).map((when) => ({ path: cache.path, when, fix: CACHE_FIX })));
}

function forwarded(distribution: Resource, behavior: Path, given: Branch): readonly SentHost[] {
  const path = [...behavior, 'ForwardedValues', 'Headers'];
  const listed = listItems(distribution, path, given).filter(({ term }) => isHost(term) || nameIn(term) === '*');
  return mergeBranches(given, whensOf(listed)).map((when) => ({ path, when, fix: FORWARDED_FIX }));
}

const CACHE_FIX = `Set CachePolicyId to a policy without the Host header, such as ${CACHING_DISABLED} (CachingDisabled).`;
const FORWARDED_FIX = 'List in Headers what the API needs, without Host and without *.';

function inOriginRequests(judge: Judge, policy: Value): readonly Branch[] {
  if (policy.isKnown) return ORIGIN_REQUESTS_WITH_HOST.has(policy.string) ? [policy.when] : [];
  return inOwnPolicy(judge, policy, 'AWS::CloudFront::OriginRequestPolicy', ['OriginRequestPolicyConfig']);
}

function inCacheKey(judge: Judge, cache: Value): readonly Branch[] {
  if (cache.isKnown) return CACHE_KEYS_WITH_HOST.has(cache.string) ? [cache.when] : [];
  const parameters = ['CachePolicyConfig', 'ParametersInCacheKeyAndForwardedToOrigin'];
  return inOwnPolicy(judge, cache, 'AWS::CloudFront::CachePolicy', parameters);
}

/** The branches in which a policy in sight sends the header. */
function inOwnPolicy(judge: Judge, { text, when }: Value, type: string, config: Path): readonly Branch[] {
  const own = linkedResource(text, type);
  if (!own) return [];
  const headers = [...config, 'HeadersConfig'];
  return judge.read(own, [...headers, 'HeaderBehavior'], when).flatMap((behavior): readonly Branch[] => {
    const listed = listItems(own, [...headers, 'Headers'], behavior.when);
    switch (literalText(behavior.text ?? [])) {
      case 'allViewer':
      case 'allViewerAndWhitelistCloudFront':
        return [behavior.when];
      case 'whitelist':
        return mergeBranches(behavior.when, whensOf(listed.filter(({ term }) => isHost(term))));
      case 'allExcept':
        return excluding(behavior.when, whensOf(listed.filter(({ term }) => isHost(term) || isOpen(term))));
      default:
        return [];
    }
  });
}

function isHost(term: Term): boolean {
  return nameIn(term).toLowerCase() === 'host';
}

function isOpen(term: Term): boolean {
  return isOpenText(asText(term) ?? []);
}

/** What is written; empty where only deployment knows. */
function nameIn(term: Term): string {
  return literalText(asText(term) ?? []) ?? '';
}

function whensOf(items: readonly StatementResource[]): readonly Branch[] {
  return items.map(({ when }) => when);
}
