import type { Path } from '../../cloudformation/document/json';
import type { Policy } from '../../rules/policy';
import type { Location } from '../location';
import type { Note } from '../note';
import { type Configuration, ConfigurationError, type Override, type RuleSetting } from './configuration';
import { lockedRules } from './locked-rules';
import { type PolicySetting, policySettings } from './policy-settings';
import { combined, isBelow, partsOf } from './rule-settings';
import { type SpelledSetting, rulesById } from './rules-by-id';

/** One of several configurations that are merged. */
export interface Layer {
  readonly configuration: Configuration;
  /** The position of a part of it. */
  readonly locate: (path: Path) => Location;
  /** Throws the error that a user reads about a part of it. */
  readonly fail: (error: ConfigurationError) => never;
}

/** The result of merging several configurations. */
export interface Merged {
  readonly configuration: Configuration;
  /** The origin of each value by key, such as `rules.stage-throttling`; a value without one is the default. */
  readonly origins: ReadonlyMap<string, Location>;
  /** The origin of each override. */
  readonly overrideOrigins: readonly Location[];
  /** Notes on attempts to turn off what a lower configuration locks. */
  readonly notes: readonly Note[];
}

/** Keys for which the value of the topmost configuration counts. */
const SINGLE = ['preset', 'failOn', 'protocols', 'waivers', 'baseline'] as const;

/** The setting of a locked rule, and where it is locked. */
interface Lock extends PolicySetting {
  readonly location: Location;
}

/** Merges configurations key by key, the lowest first. */
export class LayerMerger {
  private readonly origins = new Map<string, Location>();
  private readonly notes: Note[] = [];
  private readonly locks = new Map<string, Lock>();
  private readonly rules = new Map<string, RuleSetting>();
  private readonly overrides: Override[] = [];
  private readonly overrideOrigins: Location[] = [];
  private readonly ids: readonly string[];
  private merged: Configuration = {};

  /** @param policies the catalogue, and the user's own of all configurations */
  public constructor(private readonly policies: readonly Policy[]) {
    this.ids = policies.map(({ id }) => id);
  }

  /**
   * Puts one more configuration above the others.
   *
   * @throws whatever its `fail` throws, for a part of it that cannot be used
   */
  public add(layer: Layer): this {
    const { configuration, locate } = layer;
    try {
      this.takeRules(layer);
      for (const key of SINGLE) {
        if (configuration[key] === undefined) continue;
        this.merged = { ...this.merged, [key]: configuration[key] };
        this.origins.set(key, locate([key]));
      }
      this.takeLists(layer);
      this.takeLocks(layer);
    } catch (error) {
      if (error instanceof ConfigurationError) return layer.fail(error);
      throw error;
    }
    return this;
  }

  /** The merged configuration. */
  public result(): Merged {
    const { origins, notes, overrideOrigins } = this;
    const policies = this.merged.policies ?? [];
    const configuration = {
      ...this.merged,
      rules: Object.fromEntries(this.rules),
      ...(this.overrides.length === 0 ? {} : { overrides: this.overrides }),
      ...(this.locks.size === 0 ? {} : { locked: [...this.locks.keys()] }),
      ...(policies.length === 0 ? {} : { policies }),
    };
    return { configuration, origins, notes, overrideOrigins };
  }

  private takeRules({ configuration, locate }: Layer): void {
    const { preset, rules = {} } = configuration;
    // Validated on its own first, since lower configurations do not make it right.
    policySettings(this.policies, { ...(preset === undefined ? {} : { preset }), rules });
    for (const [id, { spelling, setting }] of this.allowed(rules, ['rules'], locate)) {
      this.rules.set(id, combined(this.rules.get(id), setting));
      this.origins.set(`rules.${id}`, locate(['rules', spelling]));
    }
    for (const [index, { preset: other, rules: others = {}, ...selected }] of (
      configuration.overrides ?? []
    ).entries()) {
      const path = ['overrides', index];
      try {
        policySettings(this.policies, { ...(other === undefined ? {} : { preset: other }), rules: others });
      } catch (error) {
        if (error instanceof ConfigurationError) throw new ConfigurationError(error.message, [...path, ...error.path]);
        throw error;
      }
      const allowed = [...this.allowed(others, [...path, 'rules'], locate)];
      const kept = Object.fromEntries(allowed.map(([id, { setting }]) => [id, setting]));
      this.overrides.push({ ...selected, ...(other === undefined ? {} : { preset: other }), rules: kept });
      this.overrideOrigins.push(locate(path));
    }
  }

  /** The settings by id, without those that would turn off a locked rule; each of these makes a note. */
  private allowed(
    rules: Readonly<Record<string, RuleSetting>>,
    path: Path,
    locate: Layer['locate'],
  ): ReadonlyMap<string, SpelledSetting<RuleSetting>> {
    const fail = (message: string, spelling: string): never => {
      throw new ConfigurationError(message, [...path, spelling]);
    };
    const kept = [...rulesById(rules, this.ids, fail)].filter(([id, { spelling, setting }]) => {
      const lock = this.locks.get(id);
      if (!lock) return true;
      const { level, options } = partsOf(setting);
      if (!isBelow(level, lock.severity) && options === undefined) return true;
      const what = options === undefined ? `"${level}" is below that and` : 'its options are fixed, and this';
      const { file, line } = lock.location;
      const message = `${spelling} is locked as ${lock.severity} by ${file}:${line}: ${what} has no effect; remove it`;
      this.notes.push({ location: locate([...path, spelling]), message });
      return false;
    });
    return new Map(kept);
  }

  private takeLists({ configuration, locate }: Layer): void {
    const { policies = [], waiverFields = [], labels = {} } = configuration;
    if (policies.length > 0) {
      this.merged = { ...this.merged, policies: [...new Set([...(this.merged.policies ?? []), ...policies])] };
      this.origins.set('policies', locate(['policies']));
    }
    if (waiverFields.length > 0) {
      // A higher configuration can require more fields than a lower one, not fewer.
      const all = new Set([...(this.merged.waiverFields ?? []), ...waiverFields]);
      this.merged = { ...this.merged, waiverFields: [...all] };
      this.origins.set('waiverFields', locate(['waiverFields']));
    }
    if (Object.keys(labels).length === 0) return;
    this.merged = { ...this.merged, labels: { ...this.merged.labels, ...labels } };
    for (const name of Object.keys(labels)) this.origins.set(`labels.${name}`, locate(['labels', name]));
  }

  private takeLocks({ configuration, locate }: Layer): void {
    const { locked = [] } = configuration;
    if (locked.length === 0) return;
    const settings = policySettings(this.policies, { ...this.merged, rules: Object.fromEntries(this.rules) });
    const ids = [...lockedRules({ locked }, this.ids, (id) => settings.has(id))];
    for (const [index, id] of ids.entries()) {
      const setting = settings.get(id);
      if (!setting || this.locks.has(id)) continue;
      const location = locate(['locked', index]);
      this.locks.set(id, { ...setting, location });
      // The preset of a higher configuration must not lower it.
      this.rules.set(id, [setting.severity, setting.options]);
      this.origins.set(`rules.${id}`, location);
    }
  }
}
