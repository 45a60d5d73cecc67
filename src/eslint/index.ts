import { PRESETS, type Preset } from '../engine/config/choices';
import { VERSION } from '../version';
import { type Level, levelsOf } from './presets';
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
}

interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule>;
  readonly configs: Record<Preset, FlatConfig>;
}

const NAMESPACE = 'websocket-guard';

const rules: Record<string, Rule> = RULES;
const configs = {} as Record<Preset, FlatConfig>;

/** The ESLint plugin: rules for WebSocket APIs written with the AWS CDK, and presets of them. */
const plugin: Plugin = {
  meta: { name: 'cdk-websocket-guard', version: VERSION, namespace: NAMESPACE },
  rules,
  configs,
};

for (const preset of PRESETS) {
  const levels = Object.entries(levelsOf(preset)).map(([id, level]) => [`${NAMESPACE}/${id}`, level]);
  configs[preset] = {
    name: `${NAMESPACE}/${preset}`,
    plugins: { [NAMESPACE]: plugin },
    rules: Object.fromEntries(levels) as Record<string, Level>,
  };
}

export = plugin;
