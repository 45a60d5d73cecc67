import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import { MAX_INTEGRATION_TIMEOUT_MS } from '../../aws/websocket-limits';
import { integrationTimeoutLambda as policy } from '../../rules/integration/integration-timeout-lambda';
import { defineSourceRule } from '../define-source-rule';
import { millisecondsOf, millisecondsOfNumber } from '../analysis/duration-expressions';
import { replaceValue, type Edit } from '../analysis/edits';
import { isAsWritten, isFunctionAsWritten } from '../analysis/instance';
import { LAMBDA_FUNCTION, RAW_FUNCTION } from '../analysis/function-classes';
import { callMaking, handlerProperty, runningFunction } from '../analysis/lambda-functions';
import { nameOf } from '../analysis/import-names';
import type { Occasion } from '../analysis/occasions';
import { timeoutOf } from '../analysis/lambda-timeout';
import { isForSeveral } from '../analysis/one-of-several';
import { reachOf } from '../analysis/skipped-branches';
import { servesOnlyDisconnect } from '../analysis/route-integrations';
import type { SourceFile } from '../analysis/source-file';
import { nodeOf, type Creation, type Value } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { integrations } from '../analysis/websocket-constructs';

/** Up to this limit a shorter function timeout may be enough. Longer work should not be awaited by a client at all. */
const SHORT_WORK_MS = 60_000;

const INVOCATION_TYPE = 'integration.request.header.X-Amz-Invocation-Type';

export const integrationTimeoutLambda = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    tooShort:
      'The integration waits {{waits}} ms for a function that may run {{runs}} ms: API Gateway gives up with "Endpoint request timed out".',
    longWork:
      'The integration waits {{waits}} ms for a function that may run {{runs}} ms: API Gateway gives up with "Endpoint request timed out". Invoke the function asynchronously, or hand the work to a queue, and post the result to the connection.',
    capFunction: 'Let the function run at most {{waits}} ms, as long as the integration waits.',
  },
  check(file, report) {
    for (const integration of integrations(file)) {
      const { node } = integration.creation;
      const around = isAlways(file, integration) ? undefined : file.evaluator.occasionsAround(node);
      const all = around?.all.filter((occasion) => reachOf(file, node, occasion) === 'certain');
      for (const occasion of all ?? [undefined]) {
        const clash = file.evaluator.during(occasion, () => clashOf(file, integration, occasion));
        if (!clash) continue;
        const data = { waits: String(clash.waits), runs: String(clash.runs) };
        const fix = capped(file, clash);
        report({
          node: occasion?.place ?? nodeOf(clash.wait) ?? node.callee,
          messageId: isShort(clash) ? 'tooShort' : 'longWork',
          data,
          suggest: fix ? [{ messageId: 'capFunction', data, fix }] : [],
        });
      }
    }
  },
});

/** Whether the function of an integration, and how long it may run, are the same in every run of the code around it. */
function isAlways(file: SourceFile, { creation }: Part): boolean {
  const handler = runningFunction(file, creation);
  return handler !== undefined && runTimeOf(file, creation, handler) !== undefined;
}

/** How long a function may run that an integration calls, in milliseconds; of one that a local function makes, as this call asks for it. */
function runTimeOf(file: SourceFile, caller: Creation, handler: Creation): number | undefined {
  return file.duringCall(callMaking(file, caller), () => {
    const timeout = handlerProperty(file, caller, handler, 'timeout');
    const isRaw = handler.symbol === RAW_FUNCTION;
    const isDefault = timeout.kind === 'absent' && (isRaw || LAMBDA_FUNCTION.test(handler.symbol));
    if (isDefault) return DEFAULT_FUNCTION_TIMEOUT_S * 1000;
    return isRaw ? millisecondsOfNumber(file, timeout, 'toSeconds') : millisecondsOf(file, timeout);
  });
}

/** An integration that times out before its function does. */
interface Clash {
  readonly waits: number;
  readonly runs: number;
  /** The timeouts of the function and of the integration. */
  readonly timeout: Value;
  readonly wait: Value;
  /** Whether the function is the resource itself, whose timeout is a number of seconds. */
  readonly isRaw: boolean;
}

function clashOf(file: SourceFile, integration: Part, occasion: Occasion | undefined): Clash | undefined {
  const handler = runningFunction(file, integration.creation);
  if (!handler) return undefined;
  const wait = file.evaluator.property(integration.props, integration.isL1 ? 'timeoutInMillis' : 'timeout');
  const waits = wait.kind === 'absent' ? MAX_INTEGRATION_TIMEOUT_MS : timeoutOf(file, integration)?.milliseconds;
  const timeout = handlerProperty(file, integration.creation, handler, 'timeout');
  const isRaw = handler.symbol === RAW_FUNCTION;
  const runs = runTimeOf(file, integration.creation, handler);
  if (waits === undefined || runs === undefined || runs <= waits) return undefined;
  const isExempt =
    !isKnown(file, integration, handler) ||
    isAsynchronous(file, integration) ||
    servesOnlyDisconnect(file, integration, occasion);
  return isExempt ? undefined : { waits, runs, timeout, wait, isRaw };
}

function isShort({ runs }: Clash): boolean {
  return runs <= SHORT_WORK_MS;
}

/**
 * Lets the function run as long as the integration waits, where that may be enough, is written in whole seconds, and changes no
 * other function.
 */
function capped(file: SourceFile, clash: Clash): Edit | undefined {
  const { waits, timeout, isRaw } = clash;
  const node = isShort(clash) && waits % 1000 === 0 ? nodeOf(timeout) : undefined;
  if (!node || isForSeveral(file, node)) return undefined;
  const seconds = waits / 1000;
  if (isRaw) return (fixer) => [replaceValue(fixer, node, String(seconds))];
  const duration = nameOf(file, 'core.Duration');
  if (!duration) return undefined;
  const text = `${duration.text}.seconds(${seconds})`;
  return (fixer) => [...duration.imports(fixer), replaceValue(fixer, node, text)];
}

/**
 * Whether both timeouts are as written. Constructs that are given a function do not change its timeout; given the
 * resource itself, they may.
 */
function isKnown(file: SourceFile, { isL1, instance }: Part, handler: Creation): boolean {
  const areAsWritten = handler.symbol === RAW_FUNCTION ? isAsWritten : isFunctionAsWritten;
  if (!areAsWritten(file.instance(handler), 'timeout')) return false;
  return !isL1 || isAsWritten(instance, 'integrationUri', 'timeoutInMillis', 'requestParameters');
}

/** Whether API Gateway does not wait for an answer, or that is unknown. */
function isAsynchronous({ evaluator }: SourceFile, { props }: Part): boolean {
  const parameters = evaluator.property(props, 'requestParameters');
  const type = evaluator.property(parameters, INVOCATION_TYPE);
  return type.kind === 'literal' ? type.value === "'Event'" : type.kind !== 'absent';
}
