import { assertUsable, checkApp, shownSeverity } from '../aspects/check-app';
import { OPTION_NAMES } from '../aspects/option-names';
import type { WebSocketGuardOptions } from '../aspects/websocket-guard-options';
import { templatesOf } from '../assembly/construct-templates';
import { readAssembly } from '../assembly/read-assembly';
import type { TemplateInput } from '../cloudformation/template-input';
import { isObject } from '../cloudformation/document/json';
import { assertOptions } from '../engine/config/assert-options';
import { ConfigurationError } from '../engine/config/configuration';
import { didYouMean } from '../engine/did-you-mean';
import { PACK_NAME, nagRuleId } from '../engine/rule-names/nag-rule-id';
import { ACKNOWLEDGEMENT } from '../engine/suppression/acknowledgements';
import { CATALOGUE } from '../rules/catalogue';
import { VERSION } from '../version';
import { lockedNames } from './locked-names';
import { qualifyAcknowledgements } from './qualify-acknowledgements';
import { remarkViolations, violationsOf } from './violations';
import {
  App,
  Stack,
  Stage,
  type CfnResource,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { NagPack, type NagPackProps } from 'cdk-nag/lib/nag-pack';
import { Construct, type IConstruct } from 'constructs';
import * as path from 'node:path';

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
  public override readonly version?: string = VERSION;
  /** The ids of all policies. */
  public override readonly ruleIds?: string[] = CATALOGUE.map(({ id }) => nagRuleId(id));
  private readonly props: WebSocketGuardChecksProps;

  /** @throws Error for an option that does not exist or cannot be used, such as a misspelt rule */
  public constructor(scope?: IConstruct, props?: WebSocketGuardChecksProps) {
    assertScope(scope);
    super(scope, props);
    const options = isObject(props) ? meantForUs(props) : (props ?? {});
    assertOptions('WebSocketGuardChecks', options, OPTION_NAMES);
    assertUsable(options);
    this.packName = PACK_NAME;
    this.props = props ?? {};
  }

  /** Judges the templates that CDK has written; called by CDK at the end of synthesis. */
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { appConstruct } = context;
    if (!App.isApp(appConstruct)) return this.validateScope(appConstruct);
    return this.report(appConstruct, readAssembly(appConstruct.outdir), stackPaths(context));
  }

  /** Judges an app outside of synthesis, as in unit tests, and reports the findings inside a scope. */
  public override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const { root, path: within } = scope.node;
    const inputs = templatesOf(root).map(({ input }) => input);
    return this.report(root, inputs, [within]);
  }

  /** Does nothing: policies need the whole app, so that they do not judge single resources. */
  protected checkResource(_node: CfnResource): void {
    return;
  }

  private report(
    root: IConstruct,
    inputs: readonly TemplateInput[],
    scopes: readonly string[],
  ): PolicyValidationPluginReport {
    qualifyAcknowledgements(
      root,
      inputs.flatMap(({ acknowledgements = [] }) => acknowledgements),
    );
    const { result, notes } = checkApp(inputs, this.props);
    const isInside = (constructPath = ''): boolean =>
      scopes.some((scope) => scope === '' || constructPath === scope || constructPath.startsWith(`${scope}/`));
    // CDK itself hides acknowledged findings, and lists them as suppressed.
    const shown = result.findings
      .map((finding) => ({ ...finding, severity: shownSeverity(finding.severity, this.props.failOn) }))
      .filter(
        ({ suppressed, resource }) =>
          isInside(resource.constructPath) && (!suppressed || suppressed.by === ACKNOWLEDGEMENT),
      );
    return {
      success: [...shown, ...notes.map(({ severity }) => ({ severity, suppressed: undefined }))].every(
        ({ severity, suppressed }) => severity !== 'error' || suppressed !== undefined,
      ),
      violations: [
        ...violationsOf(shown, this.props.verbose ?? false, lockedNames(root)),
        ...remarkViolations(result.ineffective, notes),
      ],
    };
  }
}

/** Refuses properties in the place of the scope, where cdk-nag had them before its version 3. */
function assertScope(scope: unknown): void {
  if (scope === undefined || scope === null || Construct.isConstruct(scope)) return;
  throw new ConfigurationError(
    'WebSocketGuardChecks takes a construct first, and its options after that: new WebSocketGuardChecks(app, { … })',
  );
}

/** The options of this package, and unknown ones that may be misspelt; not those of cdk-nag. */
function meantForUs(props: WebSocketGuardChecksProps): WebSocketGuardOptions {
  const names = Object.keys(OPTION_NAMES);
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => names.includes(name) || didYouMean(name, names) !== ''),
  );
}

/** The construct paths of the stacks that are validated. */
function stackPaths({ appConstruct, templatePaths, stackTemplates }: IPolicyValidationContext): readonly string[] {
  // Older versions of aws-cdk-lib have the templates only.
  const known = stackTemplates as IPolicyValidationContext['stackTemplates'] | undefined;
  if (known) return known.map(({ stackConstructPath }) => stackConstructPath);
  const files = new Set(templatePaths.map((file) => path.resolve(file)));
  return appConstruct.node
    .findAll()
    .filter((construct): construct is Stack => Stack.isStack(construct))
    .filter((stack) => files.has(path.resolve(Stage.of(stack)?.outdir ?? '', stack.templateFile)))
    .map((stack) => stack.node.path);
}
