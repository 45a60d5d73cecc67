import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { readTemplate } from '../cloudformation/document/read-template';
import { SourceError } from '../cloudformation/document/source';
import { Checker } from '../engine/check';
import { assertFlag, assertOptions } from '../engine/config/assert-options';
import { type Configuration, ConfigurationError, parseConfiguration } from '../engine/config/configuration';
import { messageOf, traceOf } from '../engine/error-text';
import type { Result } from '../engine/finding';
import { withoutSuppressions } from '../engine/suppression/suppress';
import { CATALOGUE } from '../rules/catalogue';
import { type HookAnswer, MAX_LENGTH, internalFailure, pass, verdict } from './hook-answer';
import { resolvedTemplate } from './change-set';
import { DownloadError, fetchPayload } from './download';
import { EventError, type Operation, field, operationIn } from './event';
import { judgeLone } from './lone-resource';
import { readPayload } from './payload';

/** Options of the hook's handler. */
export interface HookOptions extends Pick<
  Configuration,
  'failOn' | 'preset' | 'rules' | 'locked' | 'protocols' | 'policies'
> {
  /**
   * Downloads the payload of an event about a stack or a change set.
   *
   * @default - from Amazon S3 alone, over https, following no redirect, up to 20 MB and 10 s
   */
  readonly fetchPayload?: (url: string) => Promise<string>;
  /**
   * Whether suppressions in the metadata of resources (`websocket-guard:anonymous-access`, those of cdk-nag) have an
   * effect. If so, the author of a template can pass the hook with them.
   *
   * @default true
   */
  readonly suppressions?: boolean;
  /** Is called with every answer, for a log. @default - answers are not logged */
  readonly log?: (entry: HookLogEntry) => void;
  /** Milliseconds after which the download of a payload is given up. @default 15000 */
  readonly timeoutMs?: number;
}

/** The log entry of an answer. It has nothing of the template but the number of findings. */
export interface HookLogEntry {
  readonly hookStatus: HookAnswer['hookStatus'];
  readonly errorCode?: HookAnswer['errorCode'];
  /** The target of the operation: `stack`, `change set`, `resource` or `deletion`. */
  readonly target?: string;
  /** The stack, as the event names it. */
  readonly stack?: string;
  /** Ids of violated policies. */
  readonly failed: readonly string[];
  /** Why nothing could be judged, with the stack trace of a defect of this package. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** The context that Lambda passes to a handler. */
export interface HookContext {
  readonly getRemainingTimeInMillis?: () => number;
}

/** Answers CloudFormation. */
export type HookHandler = (event: unknown, context?: HookContext) => Promise<HookAnswer>;

const TIMEOUT_MS = 15_000;
/** How much of the function's time is reserved for judging and answering. */
const RESERVE_MS = 3_000;
/** The name of the template in findings and errors. */
const NAME = 'template';

/**
 * Makes a handler for a Lambda Hook of CloudFormation with any target: STACK, CHANGE_SET, RESOURCE and CLOUD_CONTROL.
 * The handler answers every event: where it cannot judge, as with wrong options, the answer is `InternalFailure`, never
 * an exception.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks.html
 */
export function createHandler(options: HookOptions = {}): HookHandler {
  return handlerOf(() => options, options.log);
}

/**
 * Makes a handler that reads its options with the first event, so that it can answer even where they cannot be read.
 *
 * @param read reads the options
 * @param log is called with every answer
 */
export function handlerOf(read: () => HookOptions, log: HookOptions['log']): HookHandler {
  let options: HookOptions | undefined;
  let ask: Answerer | undefined;
  return async (event, context) => {
    const start = performance.now();
    let operation: Operation | undefined;
    let reason: string | undefined;
    let answer: HookAnswer;
    try {
      operation = operationIn(event);
      options ??= read();
      ask ??= answerer(options);
      answer = await ask(operation, timeLeft(options, context));
    } catch (error) {
      reason = isExpected(error) ? undefined : describe(error);
      answer = internalFailure(reasonOf(error), maxLength(operation));
    }
    const token = field(event, 'clientRequestToken');
    const { hookStatus, errorCode, message, annotations = [] } = answer;
    log?.({
      hookStatus,
      ...(errorCode === undefined ? {} : { errorCode }),
      ...(operation === undefined ? {} : { target: operation.kind }),
      ...stackOf(event),
      failed: annotations.filter(({ status }) => status === 'FAILED').map(({ annotationName }) => annotationName),
      ...(errorCode === 'InternalFailure' ? { reason: reason ?? message } : {}),
      durationMs: Math.round(performance.now() - start),
    });
    return typeof token === 'string' ? { ...answer, clientRequestToken: token } : answer;
  };
}

type Answerer = (operation: Operation, timeoutMs: number) => Promise<HookAnswer>;

/** Makes the function that judges and answers; wrong options are an error in every answer. */
function answerer(options: HookOptions): Answerer {
  const { suppressions = true, failOn = 'error', policies = [], fetchPayload: fetch = fetchPayload } = options;
  let checker: Checker | undefined;
  const check = (model: Model): Result => {
    checker ??= new Checker(configurationOf(options));
    const result = checker.check(model);
    const [failure] = result.failures;
    // What the failed policy would have found is unknown, so that the operation must not pass.
    if (failure) throw new PolicyError(failure.ruleId, failure.stack);
    return suppressions ? result : withoutSuppressions(result);
  };
  const said = { failOn, policies: [...CATALOGUE, ...policies] };
  return async (operation, timeoutMs) => {
    if (operation.kind === 'deletion') return pass('Nothing to judge: a deletion.');
    if (operation.kind === 'resource') {
      const result = judgeLone(operation, check);
      return verdict({ ...said, result, maxLength: maxLength(operation), hasLines: false });
    }
    const payload = readPayload(await within(fetch(operation.payload), timeoutMs));
    if (payload.template === '') return pass('Nothing to judge: the template is empty.');
    const source = resolvedTemplate(readTemplate(payload.template, NAME), payload.changedResources);
    const result = check(buildModel([{ source }]));
    return verdict({ ...said, result, maxLength: maxLength(operation), hasLines: true });
  };
}

/** All options: one that is missing here does not compile, and would be refused. */
const OPTION_NAMES: Readonly<Record<keyof HookOptions, true>> = {
  failOn: true,
  preset: true,
  rules: true,
  locked: true,
  protocols: true,
  policies: true,
  fetchPayload: true,
  suppressions: true,
  log: true,
  timeoutMs: true,
};

function configurationOf(options: HookOptions): Configuration {
  assertOptions('createHandler', options, OPTION_NAMES);
  assertFlag('createHandler', 'suppressions', options.suppressions);
  const { failOn, preset, rules, locked, protocols, policies } = options;
  return parseConfiguration({ failOn, preset, rules, locked, protocols, policies });
}

/** Thrown when a user's own policy has thrown. */
class PolicyError extends Error {
  public constructor(
    ruleId: string,
    public readonly trace: string,
  ) {
    super(`rule ${ruleId} threw, and its findings may be missing: ${trace.split('\n', 1).join('')}`);
  }
}

/** How long the download of a payload may take: the limit of the options, or the time that the function has left. */
function timeLeft({ timeoutMs = TIMEOUT_MS }: HookOptions, context: HookContext | undefined): number {
  const remaining = context?.getRemainingTimeInMillis?.();
  return remaining === undefined ? timeoutMs : Math.max(1, Math.min(timeoutMs, remaining - RESERVE_MS));
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DownloadError(`the payload did not arrive within ${timeoutMs / 1000} s`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function maxLength(operation: Operation | undefined): number {
  return operation?.kind === 'stack' || operation?.kind === 'change set'
    ? MAX_LENGTH.message
    : MAX_LENGTH.resourceMessage;
}

function isExpected(error: unknown): boolean {
  return [EventError, DownloadError, SourceError, ConfigurationError].some((kind) => error instanceof kind);
}

/** The message of an error, without the queries of addresses, which have signatures. */
function reasonOf(error: unknown): string {
  const text = error instanceof SourceError ? error.toString() : messageOf(error);
  const reason = withoutQueries(text);
  return isExpected(error) || error instanceof PolicyError ? reason : `${reason} (a defect; its trace is in the log)`;
}

function describe(error: unknown): string {
  const text = error instanceof PolicyError ? error.trace : traceOf(error);
  return withoutQueries(text);
}

function withoutQueries(text: string): string {
  return text.replace(/\?[^\s'"]+/g, '');
}

function stackOf(event: unknown): { readonly stack?: string } {
  const stack = field(event, 'stackId');
  return typeof stack === 'string' ? { stack } : {};
}
