import type { IConstruct } from 'constructs';
import { fail } from './fail';
import { DOMAIN, type Kind } from './kinds';
import {
  choiceProblem,
  durationProblem,
  flagProblem,
  given,
  isGiven,
  kindProblem,
  listProblem,
  optionalChoiceProblem,
  shown,
  textProblem,
  valueOf,
} from './value-problems';

/**
 * Rejects what cannot be as it is given.
 *
 * @param scope where the construct would be created, or the construct itself
 * @param id its id; empty for the scope itself
 * @param problem what is wrong; undefined when nothing is
 * @throws Error when something is wrong, with the construct's path first
 */
export function refuseAt(scope: IConstruct, id: string, problem: string | undefined): void {
  if (problem !== undefined) fail(scope, id, problem);
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

/**
 * Rejects a value of another kind, or none, which plain JavaScript may give.
 *
 * @param scope where the construct would be created
 * @param id its id
 * @param name the property
 * @param value what is given for it
 * @param kind what the property takes
 * @throws Error when it is missing or something else
 */
export function checkKind(scope: IConstruct, id: string, name: string, value: unknown, kind: Kind): void {
  refuseAt(scope, id, kindProblem(name, value, kind));
}

/** {@link checkKind} for a property of an object, which may be missing itself. */
export function checkRequired(scope: IConstruct, id: string, props: unknown, name: string, kind: Kind): void {
  checkKind(scope, id, name, valueOf(props, name), kind);
}

/** The same for a property that may be left out. */
export function checkOptional(scope: IConstruct, id: string, props: unknown, name: string, kind: Kind): void {
  const value = given(valueOf(props, name));
  if (value !== undefined) checkKind(scope, id, name, value, kind);
}

/** The same for what an object needs that may itself be left out. */
export function checkMember(
  scope: IConstruct,
  id: string,
  props: unknown,
  name: string,
  member: string,
  kind: Kind,
): void {
  const object = given(valueOf(props, name));
  if (object !== undefined) checkKind(scope, id, `${name}.${member}`, valueOf(object, member), kind);
}

/** The same for the mapping of a domain, which needs the construct of the domain, and not its name. */
export function checkDomainMapping(scope: IConstruct, id: string, props: unknown, name: string): void {
  checkOptional(scope, id, props, name, { text: 'an object: { domainName, mappingKey }' });
  checkMember(scope, id, props, name, 'domainName', DOMAIN);
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
  refuseAt(scope, id, flagProblem(name, value));
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
  refuseAt(scope, id, optionalChoiceProblem(name, value, known));
}

/**
 * Rejects an object without a text that it needs.
 *
 * @param example a text that it may be
 * @throws Error when it is missing, blank or something else
 */
export function checkText(scope: IConstruct, id: string, props: unknown, name: string, example: string): void {
  refuseAt(scope, id, textProblem(name, valueOf(props, name), example));
}

/**
 * Rejects a single value where a list is wanted.
 *
 * @param example an item that the list may have
 * @throws Error for anything but a list, a set, nothing and what is known at deployment only
 */
export function checkList(scope: IConstruct, id: string, name: string, value: unknown, example: string): void {
  refuseAt(scope, id, listProblem(name, value, example));
}

/**
 * Rejects a plain number or text for a period of time, which plain JavaScript may give.
 *
 * @throws Error for anything but a Duration and nothing
 */
export function checkDuration(scope: IConstruct, id: string, name: string, period: unknown): void {
  refuseAt(scope, id, durationProblem(name, period));
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
  for (const [index, method] of methods.entries())
    refuseAt(scope, '', choiceProblem(`${of}methods[${index}]`, method, known));
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
 * @param foreign the class of integrations of the other kind of APIs
 * @throws Error when there is no integration, and for an integration or an authorizer that is none
 */
export function checkCalls(
  scope: IConstruct,
  id: string,
  props: { readonly integration?: unknown; readonly authorizer?: unknown },
  examples: { readonly integration: string; readonly authorizer: string },
  foreign: abstract new (...args: never[]) => unknown,
): void {
  if (!props.integration)
    fail(scope, id, `the route has no integration. Say what answers: integration: ${examples.integration}.`);
  const text = `an integration, such as ${examples.integration}`;
  checkRequired(scope, id, props, 'integration', { member: 'bind', text });
  if (props.integration instanceof foreign)
    fail(scope, id, `integration is ${shown(props.integration)}, but has to be ${text}.`);
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
