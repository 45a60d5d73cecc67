import type { TemplateInput } from '../cloudformation/template-input';
import { formatPath, present } from '../cloudformation/document/json';
import { Checker, check } from '../engine/check';
import { WAIVER_FIELDS, type FailOn } from '../engine/config/choices';
import { type Configuration, ConfigurationError, parseConfiguration } from '../engine/config/configuration';
import { definePolicy } from '../engine/config/define-policy';
import type { Result } from '../engine/finding';
import type { Note } from '../engine/note';
import { waiverProblems } from '../engine/suppression/waiver-problems';
import { sentence } from '../report/format-text';
import { CATALOGUE } from '../rules/catalogue';
import type { Policy, Severity } from '../rules/policy';
import type { WebSocketGuardOptions, WebSocketGuardOverride, WebSocketGuardWaiver } from './websocket-guard-options';

/** The outcome of judging an app during synthesis. */
export interface AppVerdict {
  readonly result: Result;
  /** Remarks beside the findings: waivers that expire or have no effect, policies that threw. */
  readonly notes: readonly { readonly message: string; readonly severity: 'error' | 'warning' }[];
}

/**
 * Judges an app by the options of the Aspect or the pack.
 *
 * @param inputs the templates of the app
 * @param options the options of the user
 * @throws ConfigurationError, TypeError for options that cannot be used
 */
export function checkApp(inputs: readonly TemplateInput[], options: WebSocketGuardOptions): AppVerdict {
  const configuration = configurationOf(options);
  const today = new Date().toISOString().slice(0, 10);
  const result = check(inputs, configuration, today);
  const failures = result.failures.map(({ ruleId, stack }) => ({
    message: `Policy ${ruleId} threw: ${stack}`,
    severity: 'error' as const,
  }));
  if (!options.waivers?.length) return { result, notes: [...failures, ...result.notes.map(remark)] };
  assertWaivers(options.waivers);
  // Loaded on demand: waivers need a library, and most apps have none.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports
  const { applyWaivers } = require('../engine/suppression/waivers') as typeof import('../engine/suppression/waivers');
  assertComplete(options);
  const ruleIds = [...CATALOGUE, ...(configuration.policies ?? [])].map(({ id }) => id);
  const waivers = options.waivers.map((waiver) => ({
    ...texts(waiver),
    location: { file: 'waivers', line: 1, column: 1 },
  }));
  const waived = applyWaivers(result, waivers, today, ruleIds);
  return { result: waived.result, notes: [...failures, ...[...waived.result.notes, ...waived.notes].map(remark)] };
}

/**
 * Refuses options that cannot be used where the user wrote them: an error at synthesis names no line of the user's.
 *
 * @throws ConfigurationError, TypeError for options that cannot be used
 */
export function assertUsable(options: WebSocketGuardOptions): void {
  if (Object.keys(options).length === 0) return;
  new Checker(configurationOf(options));
  assertFields(options.waiverFields);
  if (!options.waivers) return;
  assertWaivers(options.waivers);
  assertComplete(options);
}

/** Validates waivers as a waivers file is: one whose `expires` is no day would never expire. */
function assertWaivers(waivers: readonly WebSocketGuardWaiver[]): void {
  const [problem] = waiverProblems({ waivers: eachOf(waivers, withoutUnset) });
  if (!problem) return;
  const subject = problem.message.startsWith('no key') ? [] : [formatPath(problem.path)];
  throw new ConfigurationError([...subject, problem.message].join(' '), problem.path);
}

/** Refuses required fields that no waiver can have. */
function assertFields(fields: unknown = []): void {
  const known: readonly unknown[] = WAIVER_FIELDS;
  if (Array.isArray(fields) && fields.every((field) => known.includes(field))) return;
  throw new ConfigurationError(`waiverFields is ${JSON.stringify(fields)}; it takes a list of ${known.join(', ')}`, [
    'waiverFields',
  ]);
}

/** Refuses waivers without the required fields. */
function assertComplete({ waivers = [], waiverFields = [] }: WebSocketGuardOptions): void {
  for (const [index, waiver] of waivers.map(texts).entries())
    for (const field of waiverFields)
      if (!waiver[field]?.trim())
        throw new ConfigurationError(
          `waivers[${index}], of ${waiver.rule} for ${waiver.scope}, has no "${field}", which waiverFields demands`,
          ['waivers', index],
        );
}

function remark({ message }: Note): AppVerdict['notes'][number] {
  return { message: sentence(message), severity: 'warning' };
}

/** The severity that CDK gets for a finding; only errors fail the synthesis. */
export function shownSeverity(severity: Severity, failOn: FailOn = 'error'): Severity {
  if (failOn === 'never') return severity === 'error' ? 'warning' : severity;
  const failing: readonly Severity[] =
    failOn === 'info' ? ['error', 'warning', 'info'] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return failing.includes(severity) ? 'error' : severity;
}

function configurationOf(options: WebSocketGuardOptions): Configuration {
  const { preset, rules, locked, failOn, overrides, protocols, policies } = options;
  return parseConfiguration({
    failOn,
    preset,
    rules,
    locked,
    overrides: eachOf(overrides, withoutUnset),
    protocols,
    policies: eachOf(policies, (policy) => definePolicy((policy ?? {}) as Policy)),
  });
}

/** A list with each item replaced; anything else as it is, for what reads it to refuse. */
function eachOf<T>(list: readonly T[] | undefined, replace: (item: T) => unknown): unknown {
  return Array.isArray(list) ? list.map(replace) : list;
}

/** A waiver with its numbers as texts, as in a file: `ticket: 4711`. */
function texts(waiver: WebSocketGuardWaiver): WebSocketGuardWaiver {
  return Object.fromEntries(
    Object.entries(waiver).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'number' ? String(value) : value,
    ]),
  ) as unknown as WebSocketGuardWaiver;
}

/** Removes properties that are undefined, which other languages pass for those that are not set. */
function withoutUnset(given: WebSocketGuardOverride | WebSocketGuardWaiver): object {
  return present({ ...given });
}
