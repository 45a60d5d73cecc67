import type { TemplateInput } from '../cloudformation/template-input';
import { formatPath } from '../cloudformation/document/json';
import { check } from '../engine/check';
import type { FailOn } from '../engine/config/choices';
import { type Configuration, ConfigurationError, parseConfiguration } from '../engine/config/configuration';
import { definePolicy } from '../engine/config/define-policy';
import type { Result } from '../engine/finding';
import type { Note } from '../engine/note';
import { waiverProblems } from '../engine/suppression/waiver-problems';
import { sentence } from '../report/format-text';
import { CATALOGUE } from '../rules/catalogue';
import type { Policy, Severity } from '../rules/policy';
import type { WebSocketGuardOptions, WebSocketGuardOverride, WebSocketGuardWaiver } from './websocket-guard-options';

/** What came of judging an app during synthesis. */
export interface AppVerdict {
  readonly result: Result;
  /** What is to be said beside the findings: waivers that expire or do nothing, policies that failed. */
  readonly notes: readonly { readonly message: string; readonly severity: 'error' | 'warning' }[];
}

/**
 * Judges an app as the options of the Aspect or the pack say.
 *
 * @param inputs the templates of the app
 * @param options what the user wants
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
  // Waivers come with a library of their own, and most apps have none.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports
  const { applyWaivers } = require('../engine/suppression/waivers') as typeof import('../engine/suppression/waivers');
  assertComplete(options);
  const ruleIds = [...CATALOGUE, ...(configuration.policies ?? [])].map(({ id }) => id);
  const waivers = options.waivers.map((waiver) => ({ ...waiver, location: { file: 'waivers', line: 1, column: 1 } }));
  const waived = applyWaivers(result, waivers, today, ruleIds);
  return { result: waived.result, notes: [...failures, ...[...waived.result.notes, ...waived.notes].map(remark)] };
}

/** Waivers are what a file of waivers holds: one that names no day in `expires` would work for ever. */
function assertWaivers(waivers: readonly WebSocketGuardWaiver[]): void {
  const [problem] = waiverProblems({ waivers: Array.isArray(waivers) ? waivers.map(withoutUnset) : waivers });
  if (!problem) return;
  const subject = problem.message.startsWith('no key') ? [] : [formatPath(problem.path)];
  throw new ConfigurationError([...subject, problem.message].join(' '), problem.path);
}

/** A waiver says what is demanded of it. */
function assertComplete({ waivers = [], waiverFields = [] }: WebSocketGuardOptions): void {
  for (const [index, waiver] of waivers.entries())
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

/** The severity with which a finding is shown to CDK, which fails the synthesis on errors. */
export function shownSeverity(severity: Severity, failOn: FailOn = 'error'): Severity {
  if (failOn === 'never') return severity === 'error' ? 'warning' : severity;
  const failing: readonly Severity[] =
    failOn === 'info' ? ['error', 'warning', 'info'] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return failing.includes(severity) ? 'error' : severity;
}

function configurationOf(options: WebSocketGuardOptions): Configuration {
  const { preset, rules, locked, failOn, overrides, protocols, policies } = options;
  return parseConfiguration({
    ...(failOn === undefined ? {} : { failOn }),
    ...(preset === undefined ? {} : { preset }),
    ...(rules === undefined ? {} : { rules }),
    ...(locked === undefined ? {} : { locked }),
    ...(overrides === undefined ? {} : { overrides: overrides.map(withoutUnset) }),
    ...(protocols === undefined ? {} : { protocols }),
    ...(policies === undefined ? {} : { policies: policies.map((policy) => definePolicy(policy as Policy)) }),
  });
}

/** Other languages hand over what nobody set as undefined. */
function withoutUnset(given: WebSocketGuardOverride | WebSocketGuardWaiver): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
