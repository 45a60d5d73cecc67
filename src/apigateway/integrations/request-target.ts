import { type Branch, excluding, partsIn } from '../../cloudformation/conditions/branches';
import {
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
import { expandArns, nameSymbol, withNames } from '../../iam/resource-target';
import { type ServiceRequest, withoutComments } from './service-request';

/** The properties of an integration that say which resource a request is for. */
type RequestValues = readonly [subtype: Value, uri: Value, templates: Value, parameters: Value];

/** What a request is for, in one branch. */
export interface RequestTarget {
  /** The part of its ARN after the account; undefined where it is not known which resource it is. */
  readonly resource: Text | undefined;
  readonly when: Branch;
}

/** How requests to a service name their resource. */
interface Naming {
  readonly types: readonly string[];
  /** The members of a request that have the name or the ARN. */
  readonly members: readonly string[];
  /** What the ARN has before the name. */
  readonly before: string;
}

const QUEUE = 'AWS::SQS::Queue';

const NAMINGS = new Map<string, Naming>(
  Object.entries({
    dynamodb: {
      types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
      members: ['TableName'],
      before: 'table/',
    },
    events: { types: ['AWS::Events::EventBus'], members: ['EventBusName'], before: 'event-bus/' },
    firehose: {
      types: ['AWS::KinesisFirehose::DeliveryStream'],
      members: ['DeliveryStreamName'],
      before: 'deliverystream/',
    },
    kinesis: { types: ['AWS::Kinesis::Stream'], members: ['StreamName', 'StreamARN', 'StreamArn'], before: 'stream/' },
    sqs: { types: [QUEUE], members: ['QueueUrl'], before: '' },
    states: {
      types: ['AWS::StepFunctions::StateMachine'],
      members: ['stateMachineArn', 'StateMachineArn'],
      before: 'stateMachine:',
    },
  }),
);

/** A text of a request that names its resource, in one branch. */
interface Named {
  readonly text: Text;
  readonly when: Branch;
}

/** The resources that a request is for, by branch. */
export function requestTargets(
  { action, when: given }: ServiceRequest,
  values: RequestValues,
): readonly RequestTarget[] {
  const service = action.slice(0, action.indexOf(':'));
  const naming = NAMINGS.get(service);
  const named = naming ? namesOf(naming, values) : [];
  const targets = named.flatMap(({ text, when }) => {
    const resource = naming && resourceNamed(service, naming, text);
    return resource ? [{ resource, when }] : [];
  });
  const known = [...grouped(targets, ({ resource }) => textKey(resource)).values()].flatMap((same) =>
    partsIn(given, whensOf(same)).map((when) => ({ resource: same[0].resource, when })),
  );
  return [...known, ...excluding(given, whensOf(known)).map((when) => ({ resource: undefined, when }))];
}

function whensOf(targets: readonly { readonly when: Branch }[]): readonly Branch[] {
  return targets.map(({ when }) => when);
}

/** What the ARN of a resource has after the account; undefined for a name that only the client or a stage knows. */
function resourceNamed(service: string, { types, before }: Naming, text: Text): Text | undefined {
  const arn = parseArn(expandArns(text));
  if (arn && literalText(arn.service) !== service) return undefined;
  const resource = withNames(joined(arn?.resource ?? [before, ...text]));
  const [, name = '', ...more] = literalCharacters(resource, 'a').split(/[/:]/);
  const isName = before === '' || (name !== '' && more.length === 0);
  const isOfType = resourcesIn(resource).every(({ type }) => types.includes(type));
  return isName && isOfType && !literalCharacters(resource).includes('$') ? resource : undefined;
}

function namesOf({ members, types }: Naming, [subtype, uri, templates, parameters]: RequestValues): readonly Named[] {
  const isQueue = types.includes(QUEUE);
  if (!subtype.isAbsent)
    return textsIn(parameters)
      .filter(({ key }) => members.includes(key))
      .flatMap(({ text, when }) => (isQueue ? queueNames(text) : [text]).map((name) => ({ text: name, when })));
  const [path, , name, more] = splitText(parseArn(uri.text ?? [])?.resource ?? [], '/', true);
  if (isQueue && literalText(path ?? []) === 'path') return name && !more ? [{ text: name, when: uri.when }] : [];
  if (isQueue)
    return [...textsIn(parameters), ...textsIn(templates)].flatMap(({ text, when }) => {
      const [queue, ...others] = new Set(resourcesIn(text).filter(({ type }) => type === QUEUE));
      return queue && others.length === 0 ? [{ text: [nameSymbol(queue)], when }] : [];
    });
  return textsIn(templates).flatMap(({ text, when }) =>
    literalCharacters(text).includes('"IndexName"') ? [] : membersOf(text, members).map((one) => ({ text: one, when })),
  );
}

function textsIn(map: Value): readonly (Named & { readonly key: string })[] {
  return (map.isKnown ? (map.entries ?? []) : []).flatMap(([key, { text, when }]) =>
    text ? [{ key, text, when }] : [],
  );
}

/** The name of the queue that has an address. */
function queueNames(url: Text): readonly Text[] {
  const symbol = onlySymbol(url);
  if (symbol?.kind === 'resource') return symbol.attribute === undefined ? [[nameSymbol(symbol.resource)]] : [];
  if (symbol) return [url];
  const [, , , , name, more] = splitText(url, '/', true);
  return name && !more ? [name] : [];
}

/** The first of the characters that stand for the symbols of a text. */
const MARK = 0xe000;

/** The texts that a template in JSON has for some members. */
function membersOf(template: Text, members: readonly string[]): readonly Text[] {
  const marked = template.map((part, index) => (typeof part === 'string' ? part : String.fromCharCode(MARK + index)));
  const found = withoutComments([marked.join('')]).matchAll(
    new RegExp(`"(?:${members.join('|')})"\\s*:\\s*"([^"]*)"`, 'g'),
  );
  return [...found].map(([, value = '']) =>
    value.split(/([\ue000-\uf8ff])/).flatMap((piece) => {
      const symbol = template[piece.charCodeAt(0) - MARK];
      return piece === '' ? [] : [symbol ?? piece];
    }),
  );
}
