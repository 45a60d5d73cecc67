import { App, type CfnResource, type IPolicyValidationContext, type PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagPack, type NagPackProps } from 'cdk-nag/lib/nag-pack';
import type { IConstruct } from 'constructs';
import { configurationOf, type WebSocketGuardOptions } from '../aspects/websocket-guard-options';
import { templatesOf } from '../assembly/construct-templates';
import { readAssembly } from '../assembly/read-assembly';
import { check } from '../engine/check';
import { nagRuleId, PACK_NAME } from '../engine/nag-rule-id';
import type { TemplateInput } from '../model/template';
import { CATALOGUE } from '../rules/catalogue';
import { VERSION } from '../version';
import { violationsOf } from './violations';

/** Properties of {@link WebSocketGuardChecks}. */
export interface WebSocketGuardChecksProps extends NagPackProps, WebSocketGuardOptions {}

/**
 * The policies for WebSocket APIs as a cdk-nag pack.
 *
 * @example
 * Validations.of(app).addPlugins(new WebSocketGuardChecks(app));
 *
 * @see https://github.com/cdklabs/cdk-nag
 */
export class WebSocketGuardChecks extends NagPack {
  /** The name in CDK's validation report. */
  public readonly name: string = PACK_NAME;
  /** The version of this package. */
  public readonly version?: string = VERSION;
  /** The ids of all policies. */
  public readonly ruleIds?: string[] = CATALOGUE.map(({ id }) => nagRuleId(id));
  private readonly props: WebSocketGuardChecksProps;

  public constructor(scope?: IConstruct, props?: WebSocketGuardChecksProps) {
    super(scope, props);
    this.packName = PACK_NAME;
    this.props = props ?? {};
  }

  /** Judges the templates that CDK has written; called by CDK at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { appConstruct } = context;
    return App.isApp(appConstruct)
      ? this.report(readAssembly(appConstruct.outdir), true)
      : this.validateScope(appConstruct);
  }

  /** Judges a construct tree that is not being synthesised, as unit tests do. */
  public validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return this.report(
      templatesOf(scope.node.root).map(({ input }) => input),
      false,
    );
  }

  /** Every policy needs the whole app, so nothing is asked of single resources. */
  protected checkResource(_node: CfnResource): void {
    return;
  }

  private report(inputs: readonly TemplateInput[], onDisk: boolean): PolicyValidationPluginReport {
    const { findings } = check(inputs, configurationOf(this.props));
    const violations = violationsOf(findings, { verbose: this.props.verbose ?? false, onDisk });
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }
}
