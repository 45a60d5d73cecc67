import { absentWhereStaged, stagesNamed } from '../../apigateway/absence/absent-stage';
import { DOMAIN_TYPES } from '../../apigateway/domains/api-domains';
import type { Api, Model } from '../../apigateway/model';
import { ALL_VIEWER_EXCEPT_HOST_HEADER } from '../../aws/cloudfront-policies';
import { type Branch, excluding, jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { formatText, joined, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../../cloudformation/types';
import { listItems } from '../../iam/statements';
import type { Judge, Policy, Violation } from '../policy';
import { type ApiOrigin, CONFIG, apiOrigins, defaultEndpoint, targets } from '../support/api-origins';
import { disabledBranches } from '../support/default-endpoint';
import { itemPaths } from '../support/item-paths';
import { awsPage, github } from '../support/pages';
import { hasCode, sentHosts } from '../support/viewer-host';

export const domainCloudfrontOrigin: Policy = {
  id: 'domain-cloudfront-origin',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A CloudFront distribution reaches the API that is its origin',
  why: 'The default endpoint finds the API by the Host header, accepts TLS only, and refuses every request once it is disabled. AWS, of API Gateway origins without a custom domain: "don\'t forward the HOST header. Otherwise, you get a 403 Error." CloudFront also sends the headers in the cache key. An origin is a host name without a scheme: "The parameter origin name cannot contain a colon".',
  fix: `Set OriginRequestPolicyId to ${ALL_VIEWER_EXCEPT_HOST_HEADER} (AllViewerExceptHostHeader). Or give the API a custom domain with the name that viewers use, and make the regional name of that domain the origin.`,
  references: [
    awsPage('AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies'),
    awsPage('AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies'),
    'https://repost.aws/knowledge-center/configure-cloudfront-to-forward-headers',
    'https://repost.aws/knowledge-center/api-gateway-disable-endpoint',
    'https://repost.aws/knowledge-center/api-gateway-domain-cloudfront',
    github('aws/aws-cdk/issues/25110'),
  ],
  check(model, judge) {
    for (const distribution of model.resources('AWS::CloudFront::Distribution')) {
      const items = itemPaths(distribution, CONFIG, 'Origins');
      const origins = items.flatMap((origin) => apiOrigins(model, judge, distribution, origin));
      const behaviors = [[CONFIG, 'DefaultCacheBehavior'], ...itemPaths(distribution, CONFIG, 'CacheBehaviors')];
      const judged = { model, judge, distribution, behaviors };
      for (const origin of origins) checkOpen(judged, origin);
      for (const origin of items) {
        checkOrigin(judged, origin);
        checkStage(judged, origin);
      }
      for (const behavior of behaviors) checkHost(judged, behavior, origins);
    }
  },
};

/** A distribution, and what it is judged with. */
interface Judged {
  readonly model: Model;
  readonly judge: Judge;
  readonly distribution: Resource;
  /** The paths of its behaviors. */
  readonly behaviors: readonly Path[];
}

/** Judges how an origin names the default endpoint of an API, and the protocol in which that is asked. */
function checkOrigin({ model, judge, distribution }: Judged, origin: Path): void {
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
    if (literalCharacters(name.text).includes('/'))
      return {
        message: `${String(name)} has a path, and an origin is a host name: "The parameter origin name must be a domain name".`,
        fix: 'Write the host name alone in DomainName, and the path in OriginPath, such as /${Stage} in Fn::Sub.',
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

/** Judges whether an API has the stage with which the path of an origin begins. */
function checkStage({ model, judge, distribution, behaviors }: Judged, origin: Path): void {
  const paths = [
    [...origin, 'OriginPath'],
    [...origin, 'DomainName'],
  ] as const;
  judge.values(distribution, paths, ([originPath, { text: host = [] }]) => {
    const { text = [], path, when: given } = originPath;
    const address = defaultEndpoint(model, distribution, joined([...host, ...text]));
    if (!address || literalCharacters(host).includes('/')) return undefined;
    originPath.assertInSight();
    const { api, path: parts } = address;
    const [stage] = parts;
    if (!stage) return undefined;
    // With that stage, the path is one of a route.
    const defaults = stagesNamed(api, ['$default']).map(({ when }) => when);
    const branches = partsIn(given, [api.when]).flatMap((when) => excluding(when, defaults));
    const absences = branches.flatMap((when) => absentWhereStaged(model, api, stage, when));
    return absences.flatMap(({ absence, given: branch }): readonly Violation[] => {
      if ('reason' in absence) judge.unknown(distribution, path, absence.reason, branch);
      const missing = 'branches' in absence ? absence.branches : [];
      return missing.flatMap((when) => {
        if (!behaviors.some((behavior) => hasCode(distribution, behavior, when)))
          return { ...noStage(formatText(stage)), when };
        judge.unknown(distribution, path, 'code at the edge may ask for another path', when);
        return [];
      });
    });
  });
}

function noStage(stage: string): Violation {
  return {
    message: `OriginPath begins with stage ${stage}, which the API does not have: no request of a viewer reaches the API.`,
    fix: 'Begin OriginPath with the name of a stage of the API: /${Stage}, in Fn::Sub.',
  };
}

/** Judges whether the default endpoint that is an origin answers. */
function checkOpen(judged: Judged, { name, api, when }: ApiOrigin): void {
  const { judge, distribution } = judged;
  for (const disabled of disabledBranches(api)) {
    const together = jointly(when, disabled.when);
    if (!together) continue;
    const doubt = disabled.doubt ?? otherHost(judged, api, together);
    if (doubt === undefined) judge.report(distribution, name, IS_DISABLED, together);
    else judge.unknown(distribution, name, doubt, together);
  }
}

const IS_DISABLED = {
  message: 'The origin is the default endpoint of an API that has disabled it: every request of a viewer is refused.',
  fix: 'Make a custom domain of the API the origin: as DomainName its name (not the one that viewers use), and no stage in OriginPath. Or remove DisableExecuteApiEndpoint from the API.',
};

/** Why the Host header that an origin gets may name a custom domain of an API in place of its default endpoint. */
function otherHost(judged: Judged, api: Api, when: Branch): string | undefined {
  const { judge, distribution, behaviors } = judged;
  if (behaviors.some((behavior) => hasCode(distribution, behavior, when)))
    return 'code at the edge may ask for another host';
  const isSent = behaviors.some((behavior) => sentHosts(judge, distribution, behavior, when).length > 0);
  return isSent ? namesOfApi(judged, api, when)[0]?.reason : undefined;
}

/** Judges the Host header that a behavior sends to an API. */
function checkHost(judged: Judged, behavior: Path, origins: readonly ApiOrigin[]): void {
  const { judge, distribution } = judged;
  for (const { api, when: target } of targets(judge, distribution, behavior, origins))
    for (const { path, when, fix } of sentHosts(judge, distribution, behavior, target)) {
      const named = namesOfApi(judged, api, when);
      for (const one of named) judge.unknown(distribution, path, one.reason, one.when);
      const nameless = excluding(
        when,
        named.map((one) => one.when),
      );
      for (const one of nameless) judge.report(distribution, path, { message: HOST_IS_SENT, ...(fix && { fix }) }, one);
    }
}

const HOST_IS_SENT =
  'The behavior sends the Host header of the viewer to the default endpoint of an API, which answers 403 Forbidden: no API has that name.';

/** What gives an API a name of its own; the domain of a mapping may be out of sight. */
const NAMING = [...DOMAIN_TYPES, 'AWS::ApiGatewayV2::ApiMapping', 'AWS::ApiGateway::BasePathMapping'];
/** What gives a distribution names other than that which CloudFront makes, which no API can have. */
const NAMES = ['Aliases', 'CNAMEs', 'ConnectionMode'];

/** The branches in which the name by which a viewer asks a distribution may be that of a custom domain of an API, and why. */
function namesOfApi(
  { model, distribution }: Judged,
  api: Api,
  given: Branch,
): readonly { readonly when: Branch; readonly reason: string }[] {
  const items = NAMES.flatMap((name) => listItems(distribution, [CONFIG, name], given));
  const named = mergeBranches(
    given,
    items.map(({ when }) => when),
  );
  const [naming] = model.resources(...NAMING);
  if (!naming)
    return api.hidden.flatMap(({ when, reason }) => partsIn(when, named).map((part) => ({ when: part, reason })));
  const reason = `the viewer may ask for the custom domain of ${naming.declared.logicalId}`;
  return named.map((when) => ({ when, reason }));
}
