import { PRESETS, type Preset } from '../engine/config/choices';
import { VERSION } from '../version';
import { type Level, httpLevels, levelsOf } from './presets';
import { RULES } from './rule-index';

/** A rule, as ESLint and Oxlint take it. */
interface Rule {
  readonly meta: object;
  // ESLint and Oxlint type the context differently, and neither is needed by whoever configures a linter.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  create(context: any): any;
}

/** An item of a flat configuration. */
interface FlatConfig {
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a plugin is, differs from one ESLint to the next
  plugins: Record<string, any>;
  rules: Record<string, Level>;
  settings?: Record<string, unknown>;
}

interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule>;
  /** The presets, and `http`: the rules about HTTP APIs, for those who ask for them beside a preset. */
  readonly configs: Record<Preset | 'http', FlatConfig>;
}

const NAMESPACE = 'websocket-guard';

const rules: Record<string, Rule> = RULES;
const configs = {} as Plugin['configs'];

/** The ESLint plugin: rules for WebSocket APIs written with the AWS CDK, and presets of them. */
const plugin: Plugin = {
  meta: { name: 'cdk-websocket-guard', version: VERSION, namespace: NAMESPACE },
  rules,
  configs,
};

for (const preset of PRESETS) configs[preset] = flatConfig(preset, levelsOf(preset));
configs.http = {
  ...flatConfig('http', httpLevels()),
  settings: { [NAMESPACE]: { protocols: ['websocket', 'http'] } },
};

function flatConfig(name: string, levels: Readonly<Record<string, Level>>): FlatConfig {
  const rules = Object.entries(levels).map(([id, level]) => [`${NAMESPACE}/${id}`, level]);
  return {
    name: `${NAMESPACE}/${name}`,
    plugins: { [NAMESPACE]: plugin },
    rules: Object.fromEntries(rules) as Record<string, Level>,
  };
}

export = plugin;
