import { Validations, type App, type IPolicyValidationPlugin, type Stage } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** A violation in CDK's report. */
export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
  readonly suggestedFix: string;
  readonly ruleMetadata: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource: { readonly propertyPaths: readonly string[] };
    readonly stackTraces: readonly string[];
  }[];
}

/** The report of one plugin. */
export interface PluginReport {
  readonly pluginName: string;
  readonly pluginVersion: string;
  readonly conclusion: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** Synthesises an app with a plugin, and reads CDK's own report as a user finds it. */
export function validationReport(app: App, plugin: IPolicyValidationPlugin, on: App | Stage = app): PluginReport {
  Validations.of(on).addPlugins(plugin);
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth();
  } catch (error) {
    expect(String(error)).toMatch(/^ValidationFailed/);
  } finally {
    silent.mockRestore();
    process.exitCode = undefined;
  }
  const report = JSON.parse(fs.readFileSync(path.join(app.outdir, 'validation-report.json'), 'utf8')) as {
    readonly pluginReports: readonly PluginReport[];
  };
  const found = report.pluginReports.find(({ pluginName }) => pluginName === plugin.name);
  if (!found) throw new Error(`${plugin.name} is not in the report`);
  return found;
}
