import { STACK_TYPES } from '../../aws/stack-types';
import { type Branch, excluding, jointly } from '../../cloudformation/conditions/branches';
import { type Json, isObject, own, ownObject } from '../../cloudformation/document/json';
import { mapsIn } from '../../cloudformation/document/maps-in';
import { referredNames } from '../../cloudformation/intrinsics/referred-names';
import { asText, literalText } from '../../cloudformation/intrinsics/symbolic-text';
import { combinedCases } from '../../cloudformation/resources/combined-cases';
import { linkedResource, linksTo } from '../../cloudformation/resources/links';
import { mentioned } from '../../cloudformation/resources/mentioned';
import type { Resource, Template, Term } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import { listItems } from '../../iam/statements';
import type { Model } from '../model';
import { givenToCustomResources, outgoingIds } from '../absence/outgoing-ids';
import { perModel } from '../per-model';
import { variableNames } from './function-addresses';

const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';
const ROUTE = 'AWS::EC2::Route';
const SUBNET = 'AWS::EC2::Subnet';
const TABLE = 'AWS::EC2::RouteTable';

/** A resource that links another with something else, in a branch. */
interface Linked {
  readonly from: Resource;
  readonly to: Resource;
  readonly when: Branch;
}

/** The route tables of each subnet, and the routes of each table. */
const networks = perModel((model) => {
  const linked = (type: string, property: string, target: string): readonly Linked[] =>
    model
      .resources(type)
      .flatMap((from) => linksTo(from, [property], target).map(({ resource: to, when }) => ({ from, to, when })));
  return {
    model,
    hasOtherWays: hasOtherWays(model),
    associations: grouped(linked(ASSOCIATION, 'SubnetId', SUBNET), ({ to }) => to),
    routes: grouped(linked(ROUTE, 'RouteTableId', TABLE), ({ to }) => to),
  };
});

type Networks = ReturnType<typeof networks>;

/** Networks that are joined, whose owners may keep the routes between them elsewhere. */
const JOINED = [
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::NetworkManager::VpcAttachment',
];

/** Whether something may lead out of a network in a way that no route shows: a public address may be given to any interface. */
function hasOtherWays(model: Model): boolean {
  return (
    model.resources(...JOINED).length > 0 ||
    model.resources('AWS::EC2::EIPAssociation').some((address) => address.term('NetworkInterfaceId').kind !== 'absent')
  );
}

/** What refers to a route table, and adds no routes to it but those that are read. */
const USERS_OF_TABLES = [ASSOCIATION, ROUTE, 'AWS::EC2::GatewayRouteTableAssociation', 'AWS::EC2::VPCEndpoint'];

/**
 * The route tables that resources are told, which may add routes to them: gateways that spread their own, code of a NAT
 * instance. What is given to a stack is told to the resources in there.
 */
const toldTables = perModel((model): ReadonlySet<Resource> => {
  const isPassedOn = model.templates.some(passesOnTable);
  const told = model.templates.flatMap((template) => {
    const others = declared(template, (type) => !STACK_TYPES.includes(type) && !USERS_OF_TABLES.includes(type));
    // Only evaluation finds tables of other stacks, which takes long in a large app.
    const foreign = isPassedOn ? textsIn(others).flatMap((text) => mentioned(template, text, [])) : [];
    return [...named(template, others), ...foreign.map(({ resource }) => resource)];
  });
  return new Set(told.filter(isTable));
});

/** Whether a template gives a route table to another stack, as an output or as a parameter. */
function passesOnTable(template: Template): boolean {
  const stacks = declared(template, (type) => STACK_TYPES.includes(type));
  return named(template, [template.outputs, ...stacks]).some(isTable);
}

function isTable({ type }: Resource): boolean {
  return type === TABLE;
}

/** The resources of some types, as they are written. */
function declared(template: Template, isMeant: (type: string) => boolean): readonly Json[] {
  return Object.values(ownObject(template.source.root, 'Resources')).filter(
    (one) => isObject(one) && typeof one.Type === 'string' && isMeant(one.Type),
  );
}

/** The resources of a template that a value in it names. */
function named(template: Template, json: Json): readonly Resource[] {
  return [...referredNames(json)].flatMap((name) => template.resources.get(name) ?? []);
}

/** Values as they are, and those inside of `Fn::Base64`, which user data is. */
function textsIn(json: Json): readonly Json[] {
  return [json, ...[...mapsIn(json)].flatMap((map) => own(map, 'Fn::Base64') ?? [])];
}

/** What a custom resource is given that may find the tables of a network and add routes to them. */
const NETWORKS = ['AWS::EC2::VPC', SUBNET];

/** The templates with a network that a custom resource is given. */
const routedTemplates = perModel((model): ReadonlySet<Template> => {
  const networks = [...givenToCustomResources(model)].filter(({ type }) => NETWORKS.includes(type));
  return new Set(networks.map(({ template }) => template));
});

function mayHaveOtherRoutes(model: Model, table: Resource): boolean {
  return (
    outgoingIds(model, table, 'mention').length > 0 ||
    toldTables(model).has(table) ||
    routedTemplates(model).has(table.template)
  );
}

/**
 * The branches in which a function certainly reaches nothing on the internet: it is in a VPC, and the route tables of
 * all its subnets lead nowhere, or to an internet gateway only. A function has no public address, with which alone that
 * gateway lets anything through.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export function branchesWithoutWayOut(model: Model, lambda: Resource): readonly Branch[] {
  const known = networks(model);
  if (known.hasOtherWays || variableNames(lambda).some((name) => /proxy/i.test(name))) return [];
  const items = listItems(lambda, ['VpcConfig', 'SubnetIds']);
  const inNone = excluding(
    lambda.exists,
    items.map(({ when }) => when),
  );
  const out = items.flatMap(({ term, when }) => waysOut(known, linkedResource(asText(term), SUBNET), when));
  return excluding(lambda.exists, [...inNone, ...out, ...dualBranches(lambda)]);
}

/** The branches in which a function may have addresses of version 6. */
function dualBranches(lambda: Resource): readonly Branch[] {
  return lambda
    .cases('VpcConfig', 'Ipv6AllowedForDualStack')
    .filter(({ value }) => value.kind !== 'absent' && !(value.kind === 'scalar' && String(value.value) === 'false'))
    .map(({ when }) => when);
}

/** The branches in which a subnet may have a way out. */
function waysOut(
  { model, associations, routes }: Networks,
  subnet: Resource | undefined,
  when: Branch,
): readonly Branch[] {
  const tables = ((subnet && associations.get(subnet)) ?? []).flatMap((association) =>
    linksTo(association.from, ['RouteTableId'], TABLE).flatMap(({ resource: table, when: branch }) => {
      const both = jointly(when, association.when, branch);
      return both && !mayHaveOtherRoutes(model, table) ? [{ table, when: both }] : [];
    }),
  );
  const elsewhere = excluding(
    when,
    tables.map((one) => one.when),
  );
  const led = tables.flatMap(({ table, when: branch }) =>
    (routes.get(table) ?? []).flatMap((route) =>
      leading(route.from).flatMap((turn) => {
        const together = jointly(branch, route.when, turn);
        return together ? [together] : [];
      }),
    ),
  );
  return [...elsewhere, ...led];
}

/** The branches in which a route may lead out a function without addresses of version 6. */
function leading(route: Resource): readonly Branch[] {
  return combinedCases(route, [['GatewayId'], ['DestinationIpv6CidrBlock']])
    .filter(({ value: [gateway, version6] }) => version6?.kind === 'absent' && !isInternetGateway(gateway))
    .map(({ when }) => when);
}

function isInternetGateway(gateway: Term | undefined): boolean {
  const text = gateway && asText(gateway);
  return (
    linkedResource(text, 'AWS::EC2::InternetGateway') !== undefined ||
    literalText(text ?? [])?.startsWith('igw-') === true
  );
}
