import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import {
  SymbolTable,
  joined,
  literalCharacters,
  literalText,
  onlySymbol,
  resourcesIn,
  splitText,
  textKey,
} from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Text } from '../../cloudformation/types';
import { grouped } from '../../collections/grouped';
import { parseArn } from '../../iam/arn';
import {
  type NamedTarget,
  beforeName,
  expandArns,
  nameSymbol,
  namedTarget,
  withNames,
} from '../../iam/resource-target';
import { type ServiceRequest, withoutComments } from './service-request';

/** The properties of an integration that say which resource a request is for. */
type TargetValues = readonly [subtype: Value, uri: Value, templates: Value, parameters: Value];

/** What a request is for, in one branch. */
export interface RequestTarget {
  /** The resource; undefined where it is not known which one it is. */
  readonly target: NamedTarget | undefined;
  readonly when: Branch;
}

/** The members of a request that have the name, the ARN or the address of its resource, by service. */
const MEMBERS = new Map([
  ['dynamodb', 'TableName'],
  ['events', 'EventBusName'],
  ['firehose', 'DeliveryStreamName'],
  ['kinesis', 'Stream(?:Name|A(?:rn|RN))'],
  ['sqs', 'QueueUrl'],
  ['states', '[Ss]tateMachineArn'],
]);

/** A text of a request that names its resource, and the value that has it. */
interface Named {
  readonly text: Text;
  readonly at: Value;
}

/** The resources that a request is for, by branch. */
export function requestTargets(
  { service, when: given }: ServiceRequest,
  values: TargetValues,
): readonly RequestTarget[] {
  const targets = namedInRequest(service, values).flatMap(({ text, at: { when } }) => {
    const resource = resourceNamed(service, text);
    return resource ? [{ resource, when }] : [];
  });
  const known = [...grouped(targets, ({ resource }) => textKey(withNames(resource))).values()].flatMap((same) =>
    partsIn(given, whensOf(same)).map((when) => ({
      target: { service, resource: same[0].resource, isNamedByStack: true },
      when,
    })),
  );
  return [...known, ...excluding(given, whensOf(known)).map((when) => ({ target: undefined, when }))];
}

function whensOf(targets: readonly { readonly when: Branch }[]): readonly Branch[] {
  return targets.map(({ when }) => when);
}

/** What the ARN of a resource has after the account; undefined for a name that only the client or a stage knows. */
function resourceNamed(service: string, text: Text): Text | undefined {
  const arn = parseArn(expandArns(text));
  if (arn && literalText(arn.service) !== service) return undefined;
  const resource = joined(arn?.resource ?? [beforeName(service), ...text]);
  const isName = NAME.test(literalCharacters(resource, 'a'));
  const isOfService = resourcesIn(resource).every((one) => namedTarget(one).service === service);
  return isName && isOfService ? resource : undefined;
}

/** A name, behind its type; other characters are of what only requests have a value for, or of a part of a resource. */
const NAME = /^(?:[\w-]+[/:])?[\w.-]+$/;

/** How the requests of an integration to a service name their resources: by name, ARN, or a reference to a queue. */
export function namedInRequest(service: string, values: TargetValues): readonly Named[] {
  const [, uri] = values;
  if (service !== 'sqs') return writtenMembers(service, values);
  const [path, , name, more] = splitText(parseArn(uri.text ?? [])?.resource ?? [], '/', true);
  if (literalText(path ?? []) === 'path') return name && !more ? [{ text: name, at: uri }] : [];
  return writtenMembers(service, values).flatMap(({ text, at }) => queueNames(text).map((one) => ({ text: one, at })));
}

/** The texts that have the name, the ARN or the address of a resource, as parameters or templates write them. */
function writtenMembers(service: string, [subtype, , templates, parameters]: TargetValues): readonly Named[] {
  const members = MEMBERS.get(service);
  if (members === undefined) return [];
  const parameter = new RegExp(
    subtype.isAbsent ? `^integration\\.request\\.querystring\\.${members}$` : `^${members}$`,
  );
  return [
    ...textsIn(parameters).filter(({ key }) => parameter.test(key)),
    ...textsIn(templates).flatMap(({ text, at }) =>
      literalCharacters(text).includes('"IndexName"') ? [] : membersOf(text, members).map((one) => ({ text: one, at })),
    ),
  ];
}

function textsIn(map: Value): readonly (Named & { readonly key: string })[] {
  return (map.isKnown ? (map.entries ?? []) : []).flatMap(([key, at]) => (at.text ? [{ key, text: at.text, at }] : []));
}

/** The name of the queue that has an address, which a template may encode: `$util.urlEncode("${Queue}")`. */
function queueNames(url: Text): readonly Text[] {
  const [, , , , name, more] = splitText(url, '/', true);
  if (name) return more ? [] : [name];
  const [queue, ...others] = resourcesIn(url).filter((one) => namedTarget(one).service === 'sqs');
  if (queue) return others.length === 0 ? [[nameSymbol(queue)]] : [];
  return onlySymbol(url) ? [url] : [];
}

/** The texts that a template has for some members, in JSON or as `name=value`. */
function membersOf(template: Text, members: string): readonly Text[] {
  const symbols = new SymbolTable((symbol) => textKey([symbol]));
  const member = new RegExp(`"${members}"\\s*:\\s*"([^"]*)"|\\b${members}=([^&]*)`, 'g');
  const found = withoutComments([symbols.flatten(template)]).matchAll(member);
  return [...found].map(([, inJson, value = '']) => symbols.restored(inJson ?? value));
}
