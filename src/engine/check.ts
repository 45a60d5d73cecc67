import { buildModel } from '../apigateway/building/build-model';
import { apiBranches } from '../apigateway/apis/api-branches';
import type { Model, Protocol } from '../apigateway/model';
import { perModel } from '../apigateway/per-model';
import type { Resource } from '../cloudformation/types';
import { protocolBranch } from '../cloudformation/openapi/api-protocol';
import type { TemplateInput } from '../cloudformation/template-input';
import { CATALOGUE } from '../rules/catalogue';
import { isAboutProtocol } from '../rules/is-about-protocol';
import type { Policy, Severity } from '../rules/policy';
import { PROTOCOLS } from './config/choices';
import { type Configuration, protocolsOf } from './config/configuration';
import { lockedRules } from './config/locked-rules';
import { type PolicySetting, policySettings } from './config/policy-settings';
import { OverrideSettings } from './config/override-settings';
import { countFindings } from './results/count-findings';
import type { Finding, Result, Summary } from './finding';
import type { FileName } from './location';
import { PolicyFindings } from './reporting/policy-findings';
import { type JudgedBranches, Reporter } from './reporting/reporter';
import { Verdicts, inOrder } from './reporting/verdicts';
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

/** A policy as JavaScript lets it be, whatever its type says. */
interface MayBeAsynchronous {
  check(...args: Parameters<Policy['check']>): unknown;
}

/** What a policy reports after `check` has returned would be lost. */
function refusePromise(answer: unknown): void {
  if (!(answer instanceof Promise)) return;
  // Its own error would end the process.
  answer.catch(() => undefined);
  throw new TypeError(
    'check is asynchronous, and what it finds later is lost; read what it needs before, and answer at once',
  );
}

/** Judges apps one after the other by the same policies. */
export class Checker {
  private readonly own: readonly Policy[];
  private readonly ruleIds: readonly string[];
  private readonly policies: readonly Policy[];
  /** Those about the protocols that are judged. */
  private readonly judged: readonly Policy[];
  private readonly on: ReadonlyMap<string, PolicySetting>;
  private readonly overrides: OverrideSettings | undefined;
  /** The questions for every resource, where no override applies. */
  private readonly alike: readonly Question[];
  private readonly askedAlike: ReadonlySet<string>;
  private readonly protocols: readonly Protocol[];
  private readonly locked: ReadonlySet<string>;

  /**
   * @param configuration which policies, and how severe
   * @param catalogue the policies there are, beside the user's own
   * @param fileName how overrides call the file of a template
   * @throws ConfigurationError when the configuration cannot be used
   */
  public constructor(
    configuration: Configuration = {},
    catalogue: readonly Policy[] = CATALOGUE,
    fileName: FileName = (file) => file,
  ) {
    this.own = configuration.policies ?? [];
    this.protocols = protocolsOf(configuration);
    this.policies = [...catalogue, ...this.own];
    this.judged = this.policies.filter((policy) =>
      this.protocols.some((protocol) => isAboutProtocol(policy, protocol)),
    );
    this.ruleIds = this.policies.map(({ id }) => id);
    this.on = policySettings(this.policies, configuration);
    this.locked = lockedRules(configuration, this.ruleIds, (id) => this.on.has(id));
    this.overrides = overrideSettings(this.policies, configuration, this.locked, fileName);
    this.alike = this.judged.flatMap((policy): readonly Question[] => {
      const setting = this.on.get(policy.id);
      return setting ? [{ policy, options: setting.options, severityAt: () => setting.severity }] : [];
    });
    this.askedAlike = idsOf(this.alike);
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
    const models = this.protocols.map((protocol) => model.of(protocol));
    const subjects = models.map((apis): Subject => ({ apis, branches: judgedBranches(apis) }));
    const questions = this.questions(model);
    const verdicts = new Verdicts();
    for (const question of questions) {
      const { policy, severityAt } = question;
      if (verdicts.hasFailed(policy)) continue;
      const reporter = new Reporter(severityAt);
      this.ask(question, subjects, reporter, verdicts);
      const { violations, unknowns } = reporter;
      verdicts.count(policy, reporter.judged);
      if (violations.length + unknowns.length > 0)
        verdicts.add(new PolicyFindings(policy, severityAt, acknowledgements, inline, violations, unknowns));
    }
    const asked = questions === this.alike ? this.askedAlike : idsOf(questions);
    const { findings, notes } = this.refuse(inOrder(verdicts.findings));
    return {
      findings,
      unknown: inOrder(verdicts.unknown),
      failures: verdicts.failures,
      ineffective: acknowledgements.ineffective(),
      notes: [...notes, ...inline.notes(model.templates, asked)],
      policies: this.judged.map(({ id }) => {
        const isAsked = asked.has(id);
        const severity = isAsked ? this.on.get(id)?.severity : undefined;
        return { id, isAsked, severity, judged: verdicts.judged.get(id) ?? 0 };
      }),
      summary: summarise(findings, verdicts.unknown.length, models),
    };
  }

  /** Asks a policy about the APIs of every protocol that it is about. */
  private ask(
    { policy, options }: Question,
    subjects: readonly Subject[],
    reporter: Reporter,
    verdicts: Verdicts,
  ): void {
    const isOwn = this.own.includes(policy);
    // A policy of the user's own may be about apps without any API.
    const isAnywhere = policy.isAboutAnyApp ?? isOwn;
    try {
      for (const { apis, branches } of subjects) {
        if (!isAboutProtocol(policy, apis.protocol)) continue;
        reporter.judgeIn(isAnywhere ? { ...branches, ofAny: [] } : branches, isAnywhere || apis.apis.length > 0);
        const answer = (policy as MayBeAsynchronous).check(apis, reporter, options);
        if (answer !== undefined) refusePromise(answer);
      }
    } catch (error) {
      // A policy of the user's own that fails must not take the others with it; one of ours is a defect of this tool.
      if (!isOwn) throw error;
      verdicts.fail(policy, error);
    }
  }

  /** The questions for an app: each policy once with each of the options that it has for some resource. */
  private questions(model: Model): readonly Question[] {
    const variants = this.overrides?.variantsOf(model);
    if (!variants) return this.alike;
    return this.judged.flatMap((policy): readonly Question[] => {
      const { id } = policy;
      const options = new Set(variants.all.flatMap((settings) => settings.get(id)?.options ?? []));
      return [...options].map((option) => ({
        policy,
        options: option,
        severityAt: (resource): Severity | undefined => {
          const setting = variants.of(resource).get(id);
          return setting?.options === option ? setting.severity : undefined;
        },
      }));
    });
  }

  /** Makes findings of locked rules count even where they are suppressed, and notes each attempt. */
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

/** A policy with some options, and its severity at each resource; undefined where it is not to be judged. */
interface Question {
  readonly policy: Policy;
  readonly options: object;
  readonly severityAt: (resource: Resource) => Severity | undefined;
}

/** The APIs of one protocol, and the branches in which they and what is around them are judged. */
interface Subject {
  readonly apis: Model;
  readonly branches: JudgedBranches;
}

function idsOf(questions: readonly Question[]): ReadonlySet<string> {
  return new Set(questions.map(({ policy }) => policy.id));
}

/** The settings by resource; undefined where all resources have the same. */
function overrideSettings(
  policies: readonly Policy[],
  configuration: Configuration,
  locked: ReadonlySet<string>,
  fileName: FileName,
): OverrideSettings | undefined {
  return configuration.overrides?.length ? new OverrideSettings(policies, configuration, locked, fileName) : undefined;
}

/** The branches in which the APIs of a protocol, and the resources around them, are judged. */
const judgedBranches = perModel((model): JudgedBranches => ({
  ofApi: new Map(
    model.apis.flatMap(({ resource, when }) => (resource && when !== resource.exists ? [[resource, when]] : [])),
  ),
  ofAny: apiBranches(model),
}));

function summarise(findings: readonly Finding[], unknown: number, models: readonly Model[]): Summary {
  const templates = models[0]?.templates ?? [];
  const http = models.find(({ protocol }) => protocol === 'http');
  return {
    ...countFindings(findings),
    unknown,
    templates: templates.length,
    apis: models.reduce((sum, { apis }) => sum + apis.length, 0),
    ...(http ? { httpApis: http.apis.length } : {}),
    ...otherApis(models),
    resources: templates.reduce((sum, template) => sum + template.resources.logicalIds.size, 0),
  };
}

/** How many APIs the templates declare of protocols that are not judged. */
function otherApis(judged: readonly Model[]): Pick<Summary, 'otherApis'> {
  const others = PROTOCOLS.filter((protocol) => !judged.some((model) => model.protocol === protocol));
  const apis = judged[0]?.resources('AWS::ApiGatewayV2::Api') ?? [];
  const count = others.reduce((sum, other) => sum + apis.filter((api) => protocolBranch(api, other)).length, 0);
  return count === 0 ? {} : { otherApis: count };
}
