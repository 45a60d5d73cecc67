import type { Model } from '../../apigateway/model';
import type { Resource, Template } from '../../cloudformation/types';
import type { Policy } from '../../rules/policy';
import { fileMatcher, globMatcher, scopeMatcher } from '../glob';
import type { FileName } from '../location';
import { findRuleId } from '../rule-names/rule-id';
import type { Configuration, Override, RuleSetting } from './configuration';
import { type PolicySetting, policySettings } from './policy-settings';
import { combined, isBelow } from './rule-settings';

/** The settings of the policies that are on, by id. */
type Settings = ReadonlyMap<string, PolicySetting>;

/** The settings of the resources of one app, where a configuration has overrides. */
export interface Variants {
  /** The different settings of its resources. */
  readonly all: readonly Settings[];
  /** The settings of a resource. */
  of(resource: Resource): Settings;
}

/** Computes the settings of resources from a configuration with overrides. */
export class OverrideSettings {
  private readonly overrides: readonly {
    readonly override: Override;
    readonly covers: (resource: Resource) => boolean;
  }[];
  private readonly settings = new Map<string, Settings>();
  /** Equal options as one object, so that they can be compared by identity. */
  private readonly options = new Map<string, object>();

  /**
   * @param policies the catalogue, and the user's own
   * @param configuration what the user configured
   * @param locked rules that no override silences
   * @param fileName names the file of a template as overrides do
   * @throws ConfigurationError for an override that cannot be used
   */
  public constructor(
    private readonly policies: readonly Policy[],
    private readonly configuration: Configuration,
    private readonly locked: ReadonlySet<string>,
    fileName: FileName,
  ) {
    const { overrides = [] } = configuration;
    this.overrides = overrides.map((override) => ({ override, covers: coverage(override, fileName) }));
    // Each is validated on its own, even if it applies to no resource.
    for (const index of overrides.keys()) this.settingsOf([index]);
  }

  /** The settings of the resources of an app. */
  public variantsOf(model: Model): Variants {
    const bySet = new Map<Resource, Settings>();
    const of = (resource: Resource): Settings => {
      const { declared } = resource;
      const known = bySet.get(declared);
      if (known) return known;
      const applying = this.overrides.flatMap(({ covers }, index) => (covers(declared) ? [index] : []));
      const settings = this.settingsOf(applying);
      bySet.set(declared, settings);
      return settings;
    };
    const all = new Set<Settings>();
    for (const { resources } of model.templates)
      for (const logicalId of resources.logicalIds) {
        const resource = resources.get(logicalId);
        if (resource) all.add(of(resource));
      }
    return { all: [...all], of };
  }

  private settingsOf(applying: readonly number[]): Settings {
    const key = applying.join();
    const known = this.settings.get(key);
    if (known) return known;
    const some = applying.flatMap((index) => this.overrides[index]?.override ?? []);
    const made = this.interned(this.withFloors(policySettings(this.policies, this.with(some))));
    this.settings.set(key, made);
    return made;
  }

  private with(overrides: readonly Override[]): Configuration {
    const ids = this.policies.map(({ id }) => id);
    const rules = new Map<string, RuleSetting>();
    for (const { rules: set = {} } of [this.configuration, ...overrides])
      for (const [spelling, setting] of Object.entries(set)) {
        const id = findRuleId(spelling, ids) ?? spelling;
        rules.set(id, combined(rules.get(id), setting));
      }
    const preset = overrides.findLast((override) => override.preset !== undefined)?.preset ?? this.configuration.preset;
    return { ...this.configuration, ...(preset === undefined ? {} : { preset }), rules: Object.fromEntries(rules) };
  }

  /** A locked rule keeps its options, and at least its severity. */
  private withFloors(settings: Settings): Settings {
    if (this.locked.size === 0) return settings;
    const base = policySettings(this.policies, this.configuration);
    const floors = [...this.locked].flatMap((id): [string, PolicySetting][] => {
      const floor = base.get(id);
      const setting = settings.get(id);
      if (!floor) return [];
      return [
        [id, setting && isBelow(floor.severity, setting.severity) ? { ...floor, severity: setting.severity } : floor],
      ];
    });
    return new Map([...settings, ...floors]);
  }

  private interned(settings: Settings): Settings {
    return new Map(
      [...settings].map(([id, setting]) => {
        const key = JSON.stringify([id, setting.options]);
        const options = this.options.get(key) ?? setting.options;
        this.options.set(key, options);
        return [id, { ...setting, options }];
      }),
    );
  }
}

function coverage({ templates, stacks, constructs }: Override, fileName: FileName): (resource: Resource) => boolean {
  const files = templates?.map(fileMatcher);
  const names = stacks?.map(globMatcher);
  const scopes = constructs?.map(scopeMatcher);
  return ({ template, logicalId, constructPath }) => {
    const stack = stackName(template);
    return (
      (files?.some((fits) => fits(fileName(template.source.file))) ?? true) &&
      (names?.some((fits) => stack !== undefined && fits(stack)) ?? true) &&
      (scopes?.some((fits) => fits({ logicalId, constructPath })) ?? true)
    );
  };
}

/** The name of the stack; for a nested stack, that of the outermost stack around it. */
function stackName(template: Template): string | undefined {
  const seen = new Set<Template>();
  for (
    let current: Template | undefined = template;
    current && !seen.has(current);
    current = current.parents[0]?.template
  ) {
    if (current.input.stackName !== undefined) return current.input.stackName;
    seen.add(current);
  }
  return undefined;
}
