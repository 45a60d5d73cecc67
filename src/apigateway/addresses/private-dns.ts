import { type Branch, excluding, jointly, mergeBranches } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import { combinedCases } from '../../cloudformation/resources/combined-cases';
import { linkedResource, linksTo } from '../../cloudformation/resources/links';
import type { Case, Resource } from '../../cloudformation/types';
import { addTo } from '../../collections/grouped';
import { listItems } from '../../iam/statements';
import type { Model } from '../model';
import { perModel } from '../per-model';
import type { FunctionAddress } from './function-addresses';

/** A VPC endpoint that answers for the default endpoint of every API, in one branch. */
export interface PrivateDns {
  readonly endpoint: Resource;
  /** The Region in whose default endpoints' place it stands, as a template writes it. */
  readonly region: string;
  readonly when: Branch;
}

/** As many as one VPC may have only where they exclude each other. */
const MAX_OF_A_VPC = 50;

/** `com.amazonaws.eu-west-1.execute-api`. */
const SERVICE = /^(?:cn\.)?com\.amazonaws\.([^.]+)\.execute-api$/;

/**
 * The endpoints with private DNS for `execute-api` that a VPC in sight has, by the VPC. A VPC whose functions ask other
 * DNS servers than Amazon's has none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
const privateDnsByVpc = perModel((model: Model): ReadonlyMap<Resource, readonly PrivateDns[]> => {
  const found = new Map<Resource, PrivateDns[]>();
  const otherServers = new Map<Resource, Branch[]>();
  for (const association of model.resources('AWS::EC2::VPCDHCPOptionsAssociation'))
    for (const { resource, when } of linksTo(association, ['VpcId'], VPC)) addTo(otherServers, resource, when);
  for (const endpoint of model.resources('AWS::EC2::VPCEndpoint')) {
    for (const { value: region, when } of answering(endpoint)) {
      for (const { resource: vpc, when: inVpc } of linksTo(endpoint, ['VpcId'], VPC)) {
        const both = jointly(endpoint.exists, when, inVpc);
        if (!both || (found.get(vpc)?.length ?? 0) >= MAX_OF_A_VPC) continue;
        for (const branch of excluding(both, otherServers.get(vpc) ?? []))
          addTo(found, vpc, { endpoint, region, when: branch });
      }
    }
  }
  return found;
});

const VPC = 'AWS::EC2::VPC';

/** Where its names and those of another Region are stated, an endpoint stands in the place of no default endpoint. */
const PROPERTIES: readonly Path[] = [['ServiceName'], ['PrivateDnsEnabled'], ['DnsOptions'], ['ServiceRegion']];

/** The Region for whose default endpoints a VPC endpoint answers, in the branches in which it does. */
function answering(endpoint: Resource): readonly Case<string>[] {
  return combinedCases(endpoint, PROPERTIES).flatMap(({ value: [service, isEnabled, ...others], when }) => {
    const [, region] = SERVICE.exec(formatText((service && asText(service)) ?? [])) ?? [];
    const isOn = isEnabled?.kind === 'scalar' && String(isEnabled.value).toLowerCase() === 'true';
    if (region === undefined || !isOn || others.some(({ kind }) => kind !== 'absent')) return [];
    return [{ value: region, when }];
  });
}

/** The VPCs in sight that a function is connected to, each in its branches. */
function vpcsOf(lambda: Resource): readonly { readonly vpc: Resource; readonly when: Branch }[] {
  const found = new Map<Resource, Branch[]>();
  for (const { term, when } of listItems(lambda, ['VpcConfig', 'SubnetIds'])) {
    const subnet = linkedResource(asText(term), 'AWS::EC2::Subnet');
    for (const { resource: vpc, when: inVpc } of subnet ? linksTo(subnet, ['VpcId'], VPC) : []) {
      const both = jointly(lambda.exists, when, inVpc);
      if (both) addTo(found, vpc, both);
    }
  }
  return [...found].flatMap(([vpc, branches]) => mergeBranches(lambda.exists, branches).map((when) => ({ vpc, when })));
}

/** The VPC endpoints that answer, in the VPC of a function, for an address that the function is told. */
export function answeringEndpoints(model: Model, told: FunctionAddress): readonly PrivateDns[] {
  const byVpc = privateDnsByVpc(model);
  return vpcsOf(told.function).flatMap(({ vpc, when }) =>
    (byVpc.get(vpc) ?? [])
      .filter(({ region }) => isIn(region, told))
      .flatMap((one) => {
        const both = jointly(when, one.when);
        return both ? [{ ...one, when: both }] : [];
      }),
  );
}

/** The default endpoint, and its Region; another name of it, such as that of dual stack, is another host. */
const DEFAULT_ENDPOINT = /\.execute-api\.([^./]+)\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})(?:\/|$)/;

/** Whether an address is of a Region, as far as both are written; an API in sight is in the Region of those who refer to it. */
function isIn(region: string, { text }: FunctionAddress): boolean {
  const named = DEFAULT_ENDPOINT.exec(formatText(text))?.[1];
  const isWritten = (one: string): boolean => !one.startsWith('$');
  return named !== undefined && (named === region || !isWritten(named) || !isWritten(region));
}
