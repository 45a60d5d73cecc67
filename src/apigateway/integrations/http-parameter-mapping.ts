import { HTTP_HEADER_NAME, isReservedHeader } from '../../aws/http-headers';
import type { Value } from '../../cloudformation/intrinsics/value';

/** Whether a mapping changes the request or the response. */
type Side = 'request' | 'response';

const HEADER = /^(?:append|overwrite|remove):header\.(.+)$/s;
const OTHERS: Readonly<Record<Side, RegExp>> = {
  request: /^(?:(?:append|overwrite|remove):querystring\..+|overwrite:path)$/s,
  response: /^overwrite:statuscode$/i,
};

const ERRORS: Readonly<Record<Side, string>> = {
  request: 'Invalid Request Actioned Parameter',
  response: 'Invalid Response Actioned Parameter destination specified',
};

/**
 * What is wrong with a destination of a parameter mapping; undefined when nothing is.
 *
 * @param side whether the request or the response is changed
 * @param destination as it is written: `append:header.name`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function destinationProblem(side: Side, destination: string): string | undefined {
  const header = HEADER.exec(destination)?.[1];
  const shown = destination.slice(0, 120);
  if (header !== undefined && isReservedHeader(header))
    return `AWS reserves the header ${header.slice(0, 120)}, and rejects a mapping to it.`;
  if (header === undefined ? OTHERS[side].test(destination) : HTTP_HEADER_NAME.test(header)) return undefined;
  return `AWS rejects the destination ${shown}: "${ERRORS[side]}${side === 'response' ? `: ${shown}` : ''}".`;
}

/** The sources from which a value can be taken. */
const SOURCES: Readonly<Record<Side, RegExp>> = {
  request: /^(?:request\.(?:(?:header|querystring|body|path)\..+|path|body)|(?:context|stageVariables)\..+)$/s,
  response: /^(?:response\.(?:(?:header|body)\..+|body)|(?:context|stageVariables)\..+)$/s,
};

/** Expressions in a value: one alone, or several in braces. */
const ALONE = /^\$([a-zA-Z][^\s]*)$/s;
const IN_BRACES = /\$\{([^{}]*)\}/g;

/** What is wrong with the literal part of a mapping's value; undefined when nothing is. */
export function sourceProblem(side: Side, value: Value): string | undefined {
  const mapping = value.isKnown ? (value.string ?? '') : '';
  if (!value.isKnown) value.assertInSight();
  const alone = ALONE.exec(mapping)?.[1];
  const expressions =
    alone === undefined ? [...mapping.matchAll(IN_BRACES)].map(([, expression = '']) => expression) : [alone];
  const wrong = expressions.find((expression) => !SOURCES[side].test(expression));
  if (wrong === undefined) return undefined;
  const forms =
    side === 'request'
      ? '$request.header.NAME, $request.querystring.NAME, $request.body.NAME, $request.path and $request.path.NAME'
      : '$response.header.NAME and $response.body.NAME';
  return `A ${side} has no ${wrong.slice(0, 120)}: AWS accepts ${forms}, $context.NAME and $stageVariables.NAME.`;
}

/** What is wrong with the status code of a response mapping; undefined when nothing is. */
export function statusCodeProblem(status: string): string | undefined {
  return /^[2-5]\d\d$/.test(status)
    ? undefined
    : `AWS rejects the mapping: "Status Code ${status.slice(0, 60)} is not valid".`;
}
