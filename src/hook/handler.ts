import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { readTemplate } from '../cloudformation/document/read-template';
import { SourceError } from '../cloudformation/document/source';
import { Checker } from '../engine/check';
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

/** How the hook judges, and where it gets what it judges. */
export interface HookOptions extends Pick<
  Configuration,
  'failOn' | 'preset' | 'rules' | 'locked' | 'protocols' | 'policies'
> {
  /**
   * Fetches the payload of an event about a stack or a change set.
   *
   * @default - from Amazon S3 alone, over https, following no redirect, up to 20 MB and 10 s
   */
  readonly fetchPayload?: (url: string) => Promise<string>;
  /**
   * Whether what somebody wrote into the metadata of a resource (`websocket-guard:anonymous-access`, suppressions of
   * cdk-nag) takes its findings out of the count. Whoever writes the template can then pass the hook by it.
   *
   * @default true
   */
  readonly suppressions?: boolean;
  /** Is told about every answer, for a log. @default - nobody is */
  readonly log?: (entry: HookLogEntry) => void;
  /** Milliseconds after which an event is answered even if its payload has not arrived. @default 15000 */
  readonly timeoutMs?: number;
}

/** What is logged about an answer: nothing of the template but how much was found. */
export interface HookLogEntry {
  readonly hookStatus: HookAnswer['hookStatus'];
  readonly errorCode?: HookAnswer['errorCode'];
  /** What was asked about: `stack`, `change set`, `resource` or `deletion`. */
  readonly target?: string;
  /** The stack, as the event names it. */
  readonly stack?: string;
  /** Policies that are broken. */
  readonly failed: readonly string[];
  /** Why nothing could be judged, with the stack of a defect of this package. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** What Lambda tells a handler about itself. */
export interface HookContext {
  readonly getRemainingTimeInMillis?: () => number;
}

/** Answers CloudFormation. */
export type HookHandler = (event: unknown, context?: HookContext) => Promise<HookAnswer>;

const TIMEOUT_MS = 15_000;
/** What is left of the function's time for judging and answering. */
const RESERVE_MS = 3_000;
/** How findings and errors speak of what is judged. */
const NAME = 'template';

/**
 * A handler for a Lambda Hook of CloudFormation, for every target: STACK, CHANGE_SET, RESOURCE and CLOUD_CONTROL. It
 * answers every event: what it cannot judge, wrong options included, is an `InternalFailure`, never an exception.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks.html
 */
export function createHandler(options: HookOptions = {}): HookHandler {
  return handlerOf(() => options, options.log);
}

/**
 * A handler whose options are read when the first event arrives, so that options that cannot be read are answered too.
 *
 * @param read reads the options
 * @param log is told about every answer
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

/** Judges by options that are read once; wrong ones are the reason why nothing is judged. */
function answerer(options: HookOptions): Answerer {
  const { suppressions = true, failOn = 'error', policies = [], fetchPayload: fetch = fetchPayload } = options;
  let checker: Checker | undefined;
  const check = (model: Model): Result => {
    checker ??= new Checker(configurationOf(options));
    const result = checker.check(model);
    const [failure] = result.failures;
    // Nobody knows what it would have found: that is no pass.
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

function configurationOf({ failOn, preset, rules, locked, protocols, policies }: HookOptions): Configuration {
  const given = Object.entries({ failOn, preset, rules, locked, protocols, policies });
  return parseConfiguration(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
}

/** A policy of the user's own that threw. */
class PolicyError extends Error {
  public constructor(
    ruleId: string,
    public readonly trace: string,
  ) {
    super(`rule ${ruleId} threw, and its findings may be missing: ${trace.split('\n', 1).join('')}`);
  }
}

/** How long a payload may take: what the options allow, and the function has. */
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

/** Why nothing was judged. Queries of addresses are left out: they carry signatures. */
function reasonOf(error: unknown): string {
  const text = error instanceof SourceError ? error.toString() : messageOf(error);
  const reason = text.replace(/\?[^\s'"]*/g, '');
  return isExpected(error) || error instanceof PolicyError ? reason : `${reason} (a defect; its trace is in the log)`;
}

function describe(error: unknown): string {
  const text = error instanceof PolicyError ? error.trace : traceOf(error);
  return text.replace(/\?[^\s'"]*/g, '');
}

function stackOf(event: unknown): { readonly stack?: string } {
  const stack = field(event, 'stackId');
  return typeof stack === 'string' ? { stack } : {};
}
