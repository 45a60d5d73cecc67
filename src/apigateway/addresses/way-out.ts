import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';
import { asText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import { linkedResource, linksTo } from '../../cloudformation/resources/links';
import { knownOutside } from '../../cloudformation/stacks/outgoing-values';
import type { Resource, Term } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import { listItems } from '../../iam/statements';
import { perModel } from '../per-model';
import { variableNames } from './function-addresses';

const TABLE = 'AWS::EC2::RouteTable';
const SUBNET = 'AWS::EC2::Subnet';

/** A resource that links two others, or one with something else, in a branch. */
interface Linked {
  readonly from: Resource;
  readonly to: Resource;
  readonly when: Branch;
}

/** What may lead out of a network in ways that no route shows. */
const OTHER_WAYS = ['AWS::EC2::VPNGatewayRoutePropagation'];

/** The route tables of each subnet, and the routes of each table that may lead out. */
const networks = perModel((model) => {
  const linked = (type: string, property: string, target: string): readonly Linked[] =>
    model.resources(type).flatMap((from) =>
      linksTo(from, [property], target).flatMap(({ resource: to, when }): readonly Linked[] => {
        const both = jointly(from.exists, when);
        return both ? [{ from, to, when: both }] : [];
      }),
    );
  return {
    hasOtherWays: model.resources(...OTHER_WAYS).length > 0,
    associations: grouped(linked('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', SUBNET), ({ to }) => to),
    routes: grouped(linked('AWS::EC2::Route', 'RouteTableId', TABLE), ({ to }) => to),
  };
});

type Networks = ReturnType<typeof networks>;

/**
 * The branches in which a function certainly reaches nothing on the internet: it is in a VPC, and the route tables of
 * all its subnets lead nowhere, or to an internet gateway only. A function has no public address, with which alone that
 * gateway lets anything through.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export const branchesWithoutWayOut = (model: Parameters<typeof networks>[0], lambda: Resource): readonly Branch[] => {
  const known = networks(model);
  const isDual = lambda.term('VpcConfig', 'Ipv6AllowedForDualStack').kind !== 'absent';
  if (known.hasOtherWays || isDual || variableNames(lambda).some((name) => /proxy/i.test(name))) return [];
  const items = listItems(lambda, ['VpcConfig', 'SubnetIds']);
  const inNone = excluding(
    lambda.exists,
    items.map(({ when }) => when),
  );
  const out = items.flatMap(({ term, when }) => waysOut(known, linkedResource(asText(term), SUBNET), when));
  return excluding(lambda.exists, [...inNone, ...out]);
};

/** The branches in which a subnet may have a way out. */
function waysOut({ associations, routes }: Networks, subnet: Resource | undefined, when: Branch): readonly Branch[] {
  const tables = ((subnet && associations.get(subnet)) ?? []).flatMap((association) =>
    linksTo(association.from, ['RouteTableId'], TABLE).flatMap(({ resource: table, when: branch }) => {
      const both = jointly(when, association.when, branch);
      return both && knownOutside(table) === undefined ? [{ table, when: both }] : [];
    }),
  );
  const throughMain = excluding(
    when,
    tables.map((one) => one.when),
  );
  const leading = tables.flatMap(({ table, when: branch }) =>
    (routes.get(table) ?? []).flatMap((route) =>
      route.from.cases('GatewayId').flatMap(({ value, when: turn }) => {
        const together = isInternetGateway(value) ? undefined : jointly(branch, route.when, turn);
        return together ? [together] : [];
      }),
    ),
  );
  return [...throughMain, ...leading];
}

function isInternetGateway(gateway: Term): boolean {
  const text = asText(gateway);
  return (
    linkedResource(text, 'AWS::EC2::InternetGateway') !== undefined ||
    literalText(text ?? [])?.startsWith('igw-') === true
  );
}
