import type { Policy, Severity } from '../../rules/policy';
import { LEVELS, type Level, PRESETS, type Preset } from './choices';
import { type Configuration, ConfigurationError } from './configuration';
import { optionsSchema } from './configuration-schema';
import { rulesById } from './rules-by-id';
import { schemaProblems } from './schema-problems';

/** The severity and options of a policy that is on. */
export interface PolicySetting {
  readonly severity: Severity;
  readonly options: object;
}

const STRICTER: Readonly<Record<Severity, Severity>> = { error: 'error', warning: 'error', info: 'warning' };

/**
 * The settings of the policies that are on.
 *
 * @param policies the catalogue, and the user's own
 * @param configuration what the user configured
 * @throws ConfigurationError for a preset, policy, level or option that does not exist, or a value out of range
 */
export function policySettings(
  policies: readonly Policy[],
  configuration: Configuration,
): ReadonlyMap<string, PolicySetting> {
  const { preset = 'recommended', rules = {} } = configuration;
  if (!PRESETS.includes(preset)) throw new ConfigurationError(`no preset "${preset}"; there are ${PRESETS.join(', ')}`);
  const settings = rulesById(
    rules,
    policies.map(({ id }) => id),
    (message, spelling) => {
      throw new ConfigurationError(message, ['rules', spelling]);
    },
  );
  return new Map(
    policies.flatMap((policy): [string, PolicySetting][] => {
      const { setting, spelling = policy.id } = settings.get(policy.id) ?? {};
      const [level, options] = Array.isArray(setting)
        ? (setting as readonly [Level, object?])
        : [setting as Level | undefined];
      // Options of a policy that is off are validated too: it may be turned on later.
      const checked = options === undefined ? { ...policy.options?.defaults } : optionsOf(policy, spelling, options);
      const severity = level ?? presetLevel(policy, preset);
      if (!LEVELS.includes(severity))
        throw new ConfigurationError(
          `rule "${spelling}" has level ${JSON.stringify(severity)}; there are ${LEVELS.join(', ')}`,
          ['rules', spelling],
        );
      return severity === 'off' ? [] : [[policy.id, { severity, options: checked }]];
    }),
  );
}

function presetLevel({ severity, isOptIn = false }: Policy, preset: Preset): Level {
  if (isOptIn) return preset === 'recommended' ? 'off' : severity;
  return preset === 'strict' ? STRICTER[severity] : severity;
}

function optionsOf(policy: Policy, spelling: string, options: object): object {
  const [problem] = schemaProblems(optionsSchema(policy), options);
  if (!problem) return { ...policy.options?.defaults, ...options };
  const { path, message } = problem;
  const complaint = message.startsWith('no key')
    ? `rule "${spelling}" has ${message.replace('no key', 'no option')}`
    : path.length === 0
      ? `the options of rule "${spelling}" are not an object`
      : `option "${path.join('.')}" of rule "${spelling}" ${message}`;
  throw new ConfigurationError(complaint, ['rules', spelling, 1, ...path]);
}
