import { type Json, type JsonObject, type Path, own } from '../document/json';
import type { Resource } from '../types';
import { listed, picked, without } from '../document/entries';
import { create } from '../resources/created-resource';

/** Properties of `Domain` that SAM puts into the domain's one configuration. */
const CONFIGURATION = ['CertificateArn', 'OwnershipVerificationCertificateArn', 'SecurityPolicy'];
/** Where a SAM resource has it. */
const AT: Path = ['Domain'];
const CONSUMED = [...CONFIGURATION, 'BasePath', 'EndpointConfiguration', 'Route53'];

/** The names of what a domain belongs to. */
interface Around {
  /** The logical id of the domain. */
  readonly logicalId: string;
  /** The logical id of the stage that is mapped. */
  readonly stageId: string;
  /** Properties of the API that the domain has too. @default - none */
  readonly shared?: Readonly<Record<string, Json | undefined>>;
}

/** What SAM creates of the `Domain` of an API: the domain, and a mapping for each of its base paths. */
export function expandDomain(resource: Resource, domain: JsonObject, around: Around): readonly Resource[] {
  if (own(domain, 'DomainName') === undefined) return [];
  const { logicalId, shared = {} } = around;
  const configuration = {
    ...picked(domain, CONFIGURATION),
    EndpointType: own(domain, 'EndpointConfiguration') ?? 'REGIONAL',
  };
  return [
    create(resource, {
      logicalId,
      type: 'AWS::ApiGatewayV2::DomainName',
      referredAs: 'DomainName',
      properties: { ...shared, ...without(domain, CONSUMED), DomainNameConfigurations: [configuration] },
      from: (path) => (Object.hasOwn(shared, String(path.at(0))) ? path : [...AT, ...inDomain(path)]),
    }),
    ...mappings(resource, domain, around),
  ];
}

function mappings(resource: Resource, domain: JsonObject, { logicalId, stageId }: Around): readonly Resource[] {
  const paths = listed(own(domain, 'BasePath'), [...AT, 'BasePath']);
  return (paths.length === 0 ? [{ item: undefined, at: AT }] : paths).map(({ item, at }) =>
    create(resource, {
      logicalId: `${resource.logicalId}${typeof item === 'string' ? item.replace(/[-_/]/g, '') : ''}ApiMapping`,
      type: 'AWS::ApiGatewayV2::ApiMapping',
      properties: {
        ApiId: { Ref: resource.logicalId },
        DomainName: { Ref: logicalId },
        Stage: { Ref: stageId },
        ApiMappingKey: typeof item === 'string' ? item.replace(/^\/+|\/+$/g, '') : item,
      },
      from: () => at,
    }),
  );
}

/** Maps a path of the created domain to where the SAM resource has it, under `Domain`. */
function inDomain(path: Path): Path {
  const inside = path.at(0) === 'DomainNameConfigurations' ? path.slice(2) : path;
  return inside.at(0) === 'EndpointType' ? ['EndpointConfiguration', ...inside.slice(1)] : inside;
}
