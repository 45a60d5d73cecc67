import { buildModel } from '../apigateway/build-model';
import type { Model, Protocol } from '../apigateway/types';
import { perModel } from '../apigateway/per-model';
import type { Assumption, Resource, TemplateInput } from '../cloudformation/types';
import { CATALOGUE } from '../rules/catalogue';
import type { Policy } from '../rules/policy';
import { type Configuration, protocolsOf } from './config/configuration';
import { lockedRules } from './config/locked';
import { type PolicySetting, policySettings } from './config/policy-settings';
import { countFindings } from './count-findings';
import type { Finding, PolicyFailure, Result, Summary, UnknownVerdict } from './finding';
import { type Ordered, Reporter } from './reporter';
import { Acknowledgements } from './suppression/acknowledgements';
import { InlineSuppressions } from './suppression/inline-suppressions';
import { type Refused, refusalNotes } from './suppression/refused';

/**
 * Judges the APIs of one app: its WebSocket APIs, and its HTTP APIs where they are asked for.
 *
 * @param inputs every template of the app
 * @param configuration which policies, and how severe
 * @param today the date, `2027-01-31`; without one no suppression works that names its last day
 * @throws ConfigurationError when the configuration cannot be used
 */
export function check(inputs: readonly TemplateInput[], configuration: Configuration = {}, today?: string): Result {
  return new Checker(configuration).check(buildModel(inputs), today);
}

/** Judges a model that is already built; see {@link check}. */
export function checkModel(model: Model, configuration?: Configuration, catalogue?: readonly Policy[]): Result {
  return new Checker(configuration, catalogue).check(model);
}

/** Judges apps one after the other by the same policies. */
export class Checker {
  private readonly own: readonly Policy[];
  private readonly ruleIds: readonly string[];
  private readonly asked: readonly (readonly [Policy, PolicySetting])[];
  private readonly protocols: readonly Protocol[];
  private readonly locked: ReadonlySet<string>;

  /**
   * @param configuration which policies, and how severe
   * @param catalogue the policies there are, beside the user's own
   * @throws ConfigurationError when the configuration cannot be used
   */
  public constructor(configuration: Configuration = {}, catalogue: readonly Policy[] = CATALOGUE) {
    this.own = configuration.policies ?? [];
    this.protocols = protocolsOf(configuration);
    const policies = [...catalogue, ...this.own];
    this.ruleIds = policies.map(({ id }) => id);
    const on = policySettings(policies, configuration);
    this.locked = lockedRules(configuration, this.ruleIds, (id) => on.has(id));
    this.asked = policies.flatMap((policy) => {
      const setting = on.get(policy.id);
      return setting ? [[policy, setting] as const] : [];
    });
  }

  /**
   * Judges one app.
   *
   * @param model its templates
   * @param today the date, `2027-01-31`; without one no suppression works that names its last day
   */
  public check(model: Model, today?: string): Result {
    const acknowledgements = new Acknowledgements(
      model.templates.flatMap(({ input }) => input.acknowledgements ?? []),
      this.ruleIds,
    );
    const inline = new InlineSuppressions(this.ruleIds, today);
    const findings: Ordered<Finding>[] = [];
    const unknown: Ordered<UnknownVerdict>[] = [];
    const failures: PolicyFailure[] = [];
    const models = this.protocols.map((protocol) => model.of(protocol));
    for (const [policy, setting] of this.asked) {
      const reporter = new Reporter(policy, setting.severity, acknowledgements, inline);
      try {
        for (const one of models) {
          if (!isAbout(policy, one)) continue;
          reporter.judgeIn(judgedBranches(one));
          policy.check(one, reporter, setting.options);
        }
      } catch (error) {
        // A policy of the user's own that fails must not take the others with it; one of ours is a defect of this tool.
        if (!this.own.includes(policy)) throw error;
        failures.push({
          ruleId: policy.id,
          stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      }
      // One by one: a template can be made to break a policy more often than a call takes arguments.
      for (const finding of reporter.findings()) findings.push(finding);
      for (const verdict of reporter.unknowns()) unknown.push(verdict);
    }
    const asked = this.asked.filter(([policy]) => models.some((one) => isAbout(policy, one)));
    const { findings: ordered, notes } = this.refuse(inOrder(findings));
    return {
      findings: ordered,
      unknown: inOrder(unknown),
      failures,
      ineffective: acknowledgements.ineffective(),
      notes: [...notes, ...inline.notes(model.templates, new Set(asked.map(([{ id }]) => id)))],
      summary: summarise(ordered, unknown.length, models),
    };
  }

  /** Has locked rules count whoever silences them, and notes who tried. */
  private refuse(findings: readonly Finding[]): Pick<Result, 'findings' | 'notes'> {
    if (this.locked.size === 0) return { findings, notes: [] };
    const refused: Refused[] = [];
    const kept = findings.map((finding): Finding => {
      if (!this.locked.has(finding.ruleId)) return finding;
      const { suppressed, ...open } = finding;
      if (suppressed) refused.push({ finding, suppression: suppressed });
      return { ...open, locked: true };
    });
    return { findings: kept, notes: refusalNotes(refused) };
  }
}

/** What must hold for some APIs to be of the protocol that is judged. */
const judgedBranches = perModel(
  (model): ReadonlyMap<Resource, readonly Assumption[]> =>
    new Map(
      model.apis.flatMap(({ resource, when }) => (resource && when !== resource.exists ? [[resource, when]] : [])),
    ),
);

function isAbout({ protocols = ['websocket'] }: Policy, { protocol }: Model): boolean {
  return protocols.includes(protocol);
}

function summarise(findings: readonly Finding[], unknown: number, models: readonly Model[]): Summary {
  const templates = models[0]?.templates ?? [];
  const http = models.find(({ protocol }) => protocol === 'http');
  return {
    ...countFindings(findings),
    unknown,
    templates: templates.length,
    apis: models.reduce((sum, { apis }) => sum + apis.length, 0),
    ...(http ? { httpApis: http.apis.length } : {}),
    resources: templates.reduce((sum, template) => sum + template.resources.logicalIds.size, 0),
  };
}

function inOrder<T extends Pick<UnknownVerdict, 'resource' | 'propertyPath' | 'ruleId' | 'branch'>>(
  list: readonly Ordered<T>[],
): T[] {
  const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...list]
    .sort(
      ({ item: a, template: first }, { item: b, template: second }) =>
        first - second ||
        compare(a.resource.logicalId, b.resource.logicalId) ||
        compare(a.propertyPath, b.propertyPath) ||
        compare(a.ruleId, b.ruleId) ||
        compare(a.branch, b.branch),
    )
    .map(({ item }) => item);
}
