import { type DomainRef, mappedDomains } from '../../apigateway/domains/api-domains';
import { otherMappings } from '../../apigateway/domains/other-mappings';
import type { Model } from '../../apigateway/model';
import { REJECTED_MAPPING_KEY } from '../../aws/rejections';
import { type Branch, firstOf } from '../../cloudformation/conditions/branches';
import { asText, formatText, isOneValue, literalText, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import type { Resource, Template, Text } from '../../cloudformation/types';
import { addUpTo } from '../../collections/grouped';
import type { Policy } from '../policy';
import { awsPage, developerGuide, github } from '../support/pages';

export const apiMappingKeyUnique: Policy = {
  id: 'api-mapping-key-unique',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'Every mapping of a custom domain has a key of its own',
  why: `AWS: "A custom domain name can have multiple API mappings, but the paths can't overlap." The second mapping of a key is rejected: ${REJECTED_MAPPING_KEY}. A mapping without a key is of the whole domain, and there is one of those, too.`,
  fix: 'Remove one of the two mappings, give it another ApiMappingKey (BasePath in the Domain of a SAM API), or give them conditions that exclude each other.',
  references: [
    awsPage('apigatewayv2/latest/api-reference/domainnames-domainname-apimappings-apimappingid'),
    developerGuide('websocket-api-mappings'),
    developerGuide('http-api-mappings'),
    github('aws/aws-cdk/issues/22660'),
  ],
  check(model, judge) {
    judge.about(model.mappings);
    const known = new Map<string, Mapped[]>();
    for (const one of [...mappedBeside(model), ...model.mappings.flatMap((part) => mapped(model, part))]) {
      if (!one.isBeside)
        for (const { candidate, when } of firstOf(one.when, known.get(one.at) ?? []))
          judge.report(one.mapping, 'ApiMappingKey', messageAbout(candidate), when);
      addUpTo(known, one.at, one, MAX_COMPARED);
    }
  },
};

/** Mappings of one path that a further one is compared with: more than that exclude each other only on purpose. */
const MAX_COMPARED = 50;

/** What a mapping maps, in one branch. */
interface Mapped {
  readonly mapping: Resource;
  /** The same for two mappings exactly when they map the same path of the same domain. */
  readonly at: string;
  /** The path as it is written; empty for the whole domain. */
  readonly key: Text;
  readonly when: Branch;
  /** Whether its API is none of those that are judged. */
  readonly isBeside: boolean;
}

/**
 * What APIs out of sight and REST APIs are mapped to. Next to WebSocket APIs those of other protocols have no place on a
 * domain at all, whatever their keys: domain-single-protocol says so.
 */
function mappedBeside(model: Model): readonly Mapped[] {
  const judged = new Set(model.mappings.map(({ resource }) => resource));
  for (const { mapping, protocol } of otherMappings(model))
    if (model.protocol === 'websocket' || protocol === 'WEBSOCKET') judged.add(mapping);
  return model
    .resources('AWS::ApiGatewayV2::ApiMapping', BASE_PATH_MAPPING)
    .filter((resource) => !judged.has(resource))
    .flatMap((resource) => mapped(model, { resource, when: resource.exists }, true));
}

const BASE_PATH_MAPPING = 'AWS::ApiGateway::BasePathMapping';

function mapped(
  model: Model,
  { resource, when }: { readonly resource: Resource; readonly when: Branch },
  isBeside = false,
): readonly Mapped[] {
  const keys = resource.cases(resource.type === BASE_PATH_MAPPING ? 'BasePath' : 'ApiMappingKey');
  return mappedDomains(model, resource).flatMap((domain) =>
    domainKeys(domain, resource.template).flatMap((named) =>
      keys.flatMap((written): readonly Mapped[] => {
        const key = written.value.kind === 'absent' ? [] : asText(written.value);
        const path = key && keyOf(key, resource.template);
        if (!key || path === undefined) return [];
        const at = `${named.key}\0${path === NO_BASE_PATH ? '' : path}`;
        return [{ mapping: resource, at, key, when: [...when, ...named.when, ...written.when], isBeside }];
      }),
    ),
  );
}

/**
 * How a base path mapping of the whole domain may be written.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateBasePathMapping.html
 */
const NO_BASE_PATH = '(none)';

/**
 * What a domain is called: in one template, two resources of a name are one domain, as SAM makes one for several APIs. A
 * domain out of sight is one in each Region, so that another template may mean another by its name.
 *
 * @param from the template of the mapping
 */
function domainKeys(
  { key, name, resource, when }: DomainRef,
  from: Template,
): readonly { readonly key: string; readonly when: Branch }[] {
  if (!isOneValue(name)) return [];
  if (!resource) return [{ key: `${from.id} ${key}`, when }];
  return resource.cases('DomainName').map((written) => {
    const text = asText(written.value);
    const own = text && keyOf(text, resource.template);
    const named = own === undefined ? key : `${resource.template.id} ${own.toLowerCase()}`;
    return { key: named, when: [...when, ...written.when] };
  });
}

/** The same for two texts exactly when they are the same value; undefined for those of which that is only known at deployment. */
function keyOf(text: Text, { id }: Template): string | undefined {
  if (!isOneValue(text)) return undefined;
  return literalText(text) ?? `${id} ${textKey(text)}`;
}

function messageAbout({ mapping, key }: Mapped): string {
  const path = formatText(key);
  const what = path === '' || path === NO_BASE_PATH ? 'the whole domain' : `${path} of the same domain`;
  const said = mapping.type === BASE_PATH_MAPPING ? '"the paths can\'t overlap"' : REJECTED_MAPPING_KEY;
  return `${mapping.declared.logicalId} maps ${what} as well: ${said}.`;
}
