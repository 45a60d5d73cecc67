import { Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import { isObject } from '../../cloudformation/document/json';
import { fail } from './fail';

/** What a property takes, as far as plain JavaScript can get it wrong. */
export interface Kind {
  /** A member that every such object has, or one of two; undefined where any object will do. */
  readonly member?: string | readonly [string, string];
  /** What it is called in messages, with its article. */
  readonly text: string;
}

/** Some constructs take the resource of an API as well. */
const API = ['apiId', 'apiRef'] as const;
export const WEB_SOCKET_API: Kind = { member: API, text: 'a WebSocketApi' };
export const HTTP_API: Kind = { member: API, text: 'an HttpApi' };
export const FUNCTION: Kind = { member: 'functionArn', text: 'a Lambda function' };
export const VPC: Kind = { member: 'vpcId', text: 'a Vpc' };
export const VPC_LINK: Kind = { member: 'vpcLinkId', text: 'a VpcLink' };
export const GRANTEE: Kind = { member: 'grantPrincipal', text: 'a function, role, group or user' };
export const DOMAIN_MAPPING: Kind = { member: 'domainName', text: 'an object: { domainName, mappingKey }' };

/**
 * Rejects an object without a property that it needs, which plain JavaScript may leave out.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param props the object, which may be missing itself
 * @param name the property
 * @param kind what the property takes
 * @throws Error when it is missing or something else
 */
export function checkRequired(scope: IConstruct, id: string, props: unknown, name: string, kind: Kind): void {
  const problem = kindProblem(name, valueOf(props, name), kind);
  if (problem !== undefined) fail(scope, id, problem);
}

/** The same for a property that may be left out. */
export function checkOptional(scope: IConstruct, id: string, props: unknown, name: string, kind: Kind): void {
  if (!isLeftOut(valueOf(props, name))) checkRequired(scope, id, props, name, kind);
}

/**
 * Rejects an integration or an authorizer without what it calls. There is no construct yet whose path could be named.
 *
 * @param what an integration or an authorizer
 * @param id its id
 * @param name what is called
 * @param value the value that is given for it
 * @param kind what it takes
 * @throws Error when it is missing or something else
 */
export function checkTarget(
  what: 'integration' | 'authorizer',
  id: string,
  name: string,
  value: unknown,
  kind: Kind,
): void {
  if (typeof id !== 'string')
    throw new Error(`an ${what} takes its id first, a text such as 'Call', and got ${shown(id)}.`);
  refuse(`the ${what} "${id}"`, kindProblem(name, value, kind));
}

/**
 * Rejects what has no construct yet whose path could be named.
 *
 * @param what it, as in `the integration "Call"`
 * @param problem what is wrong with it; undefined when nothing is
 * @throws Error when something is wrong
 */
export function refuse(what: string, problem: string | undefined): void {
  if (problem !== undefined) throw new Error(`${what}: ${problem}`);
}

/** {@link checkTarget} for what is a property of the object that an integration takes. */
export function checkTargetOf(id: string, props: unknown, name: string, kind: Kind): void {
  checkTarget('integration', id, name, valueOf(props, name), kind);
}

/**
 * Rejects a text for true or false: `"no"` would count as true.
 *
 * @throws Error for anything but true, false, nothing and what is known at deployment only
 */
export function checkFlag(scope: IConstruct, id: string, name: string, value: unknown): void {
  const problem = flagProblem(name, value);
  if (problem !== undefined) fail(scope, id, problem);
}

/** What is wrong with a flag; undefined when nothing is. */
export function flagProblem(name: string, value: unknown): string | undefined {
  if (!isGiven(value) || typeof value === 'boolean' || Token.isUnresolved(value)) return undefined;
  return `${name} is ${shown(value)}, but has to be true or false.`;
}

/** What is wrong with a value that has to be one of some; undefined when nothing is. */
export function choiceProblem(name: string, value: unknown, known: readonly string[]): string | undefined {
  if (known.includes(value as string) || Token.isUnresolved(value)) return undefined;
  return `${name} is ${shown(value)}, but has to be one of ${known.join(', ')}.`;
}

/**
 * Rejects a value that a property does not take.
 *
 * @throws Error for anything but those that it takes, nothing and what is known at deployment only
 */
export function checkChoice(
  scope: IConstruct,
  id: string,
  name: string,
  value: unknown,
  known: readonly string[],
): void {
  const problem = isGiven(value) ? choiceProblem(name, value, known) : undefined;
  if (problem !== undefined) fail(scope, id, problem);
}

/** What is wrong with a text that has to be there; undefined when nothing is. */
export function textProblem(name: string, value: unknown, example: string): string | undefined {
  if (Token.isUnresolved(value) || (typeof value === 'string' && value.trim() !== '')) return undefined;
  if (!isGiven(value)) return `${name} is missing. It has to be a text, such as ${example}.`;
  return `${name} is ${shown(value)}, but has to be a text, such as ${example}.`;
}

/**
 * Rejects an object without a text that it needs.
 *
 * @param example a text that it may be
 * @throws Error when it is missing, blank or something else
 */
export function checkText(scope: IConstruct, id: string, props: unknown, name: string, example: string): void {
  const problem = textProblem(name, valueOf(props, name), example);
  if (problem !== undefined) fail(scope, id, problem);
}

/**
 * Rejects a single value where a list is wanted.
 *
 * @param example an item that the list may have
 * @throws Error for anything but a list, a set, nothing and what is known at deployment only
 */
export function checkList(scope: IConstruct, id: string, name: string, value: unknown, example: string): void {
  if (isLeftOut(value) || Token.isUnresolved(value) || Array.isArray(value) || value instanceof Set) return;
  fail(scope, id, `${name} is ${shown(value)}, but has to be a list: ${name}: [${example}].`);
}

/**
 * Rejects methods that do not exist.
 *
 * @param scope the construct that has them
 * @param of what comes before their name in a message: `for /books, `
 * @param methods the methods that are given
 * @param known the methods there are
 * @param example one of them, as code has it
 * @throws Error for anything but a list of them
 */
export function checkMethods(
  scope: IConstruct,
  of: string,
  methods: unknown,
  known: readonly string[],
  example: string,
): void {
  if (!Array.isArray(methods))
    fail(scope, '', `${of}methods is ${shown(methods)}, but has to be a list: methods: [${example}].`);
  const [problem] = methods.flatMap((method, index) => choiceProblem(`${of}methods[${index}]`, method, known) ?? []);
  if (problem !== undefined) fail(scope, '', problem);
}

/**
 * Rejects a decision without a reason. Plain JavaScript may leave it out.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param name the property that has the decision
 * @param decision the decision, if there is one
 * @throws Error when the reason is missing or blank
 */
export function checkReason(
  scope: IConstruct,
  id: string,
  name: string,
  decision: { readonly reason?: unknown } | undefined,
): void {
  if (!decision || (typeof decision.reason === 'string' && decision.reason.trim() !== '')) return;
  fail(scope, id, `${name} has no reason. Say why it is acceptable: ${name}: { reason: '…' }.`);
}

/**
 * Rejects what a route calls, and who may call it, where plain JavaScript leaves it out or takes something else, such as
 * the function itself.
 *
 * @param scope where the route would be created
 * @param id its id
 * @param props the properties of the route
 * @param examples an integration and an authorizer that there are
 * @throws Error when there is no integration, and for an integration or an authorizer that is none
 */
export function checkCalls(
  scope: IConstruct,
  id: string,
  props: { readonly integration?: unknown; readonly authorizer?: unknown },
  examples: { readonly integration: string; readonly authorizer: string },
): void {
  if (!props.integration)
    fail(scope, id, `the route has no integration. Say what answers: integration: ${examples.integration}.`);
  checkRequired(scope, id, props, 'integration', {
    member: 'bind',
    text: `an integration, such as ${examples.integration}`,
  });
  checkAuthorizer(scope, id, props, 'authorizer', examples.authorizer);
}

/**
 * Rejects an authorizer that is none, which false is as well: whoever writes `isProduction && authorizer` has to say who
 * may call the route otherwise.
 *
 * @param example an authorizer that there is
 * @throws Error for anything but an authorizer and nothing
 */
export function checkAuthorizer(scope: IConstruct, id: string, props: unknown, name: string, example: string): void {
  if (!isGiven(valueOf(props, name))) return;
  checkRequired(scope, id, props, name, { member: 'bind', text: `an authorizer, such as ${example}` });
}

/**
 * Rejects a plain number or text for a period of time, which plain JavaScript may give.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param name the property that has the period
 * @param period the period, if there is one
 * @throws Error for anything but a Duration
 */
export function checkDuration(scope: IConstruct, id: string, name: string, period: unknown): void {
  // Not by its class: there may be two copies of aws-cdk-lib.
  if (!isGiven(period) || (isObject(period) && 'toMilliseconds' in period)) return;
  fail(scope, id, `${name} is ${shown(period)}, but has to be a Duration, such as Duration.seconds(5).`);
}

/**
 * Rejects an integration whose resource would have the logical id of its route: the CDK leaves `Default` out of those.
 *
 * @param route the construct of the route, after its integration is bound
 * @throws Error when the integration has that id
 */
export function checkIntegrationId(route: IConstruct): void {
  if (route.node.tryFindChild('Default'))
    fail(
      route,
      '',
      'the integration has the id "Default", which the CDK leaves out of logical ids, so that its resource would have that of the route. Give it another id.',
    );
}

/** A value in a message; JSON cannot write every one, such as a construct. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return `the function or class ${value.name}`;
  if (!isObject(value)) return String(value);
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  const name = (value as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name !== 'string' || name === 'Object' ? 'an object' : `an object of the class ${name}`;
}

/** What is wrong with a value that has to be of a kind; undefined when nothing is. */
export function kindProblem(name: string, value: unknown, { member, text }: Kind): string | undefined {
  if (!isGiven(value)) return `${name} is missing. It has to be ${text}.`;
  if (isObject(value) && (member === undefined || [member].flat().some((one) => one in value))) return undefined;
  return `${name} is ${shown(value)}, but has to be ${text}.`;
}

/** A property of what may be no object. */
export function valueOf(props: unknown, name: string): unknown {
  return isObject(props) ? props[name] : undefined;
}

/** Whether nothing is given for an object or a list; as in aws-cdk-lib, false is nothing: `isProduction && { … }`. */
function isLeftOut(value: unknown): boolean {
  return !isGiven(value) || value === false;
}

/** Whether there is a value; null is what a conditional expression often gives for nothing. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
