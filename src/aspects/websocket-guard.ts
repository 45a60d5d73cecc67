import { Annotations, CfnElement, Stack, Stage, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type StackTemplate, templatesOf } from '../assembly/construct-templates';
import { assertOptions } from '../engine/config/assert-options';
import type { Finding, IneffectiveAcknowledgement } from '../engine/finding';
import { INEFFECTIVE_ACKNOWLEDGEMENT, PACK_NAME, nagRuleId } from '../engine/rule-names/nag-rule-id';
import { visible } from '../report/escape';
import { placeText, sentence } from '../report/format-text';
import { relativeFile } from '../report/relative-paths';
import type { Severity } from '../rules/policy';
import { assertUsable, checkApp, shownSeverity } from './check-app';
import { OPTION_NAMES } from './option-names';
import type { WebSocketGuardOptions } from './websocket-guard-options';

/** What is said at a construct. */
interface Remark {
  readonly construct: IConstruct;
  readonly id: string;
  readonly severity: Severity;
  readonly text: string;
  readonly isLocked?: boolean | undefined;
}

/**
 * Judges the WebSocket APIs of an app during synthesis, and annotates the constructs with findings.
 *
 * It judges the templates that CloudFormation will receive, with property overrides, `CfnInclude`, raw resources and
 * the changes of all other Aspects. It reads the whole app, and reports findings inside the scope to which it is added.
 *
 * @example
 * Aspects.of(app).add(new WebSocketGuard());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class WebSocketGuard implements IAspect {
  private readonly visited = new WeakSet<IConstruct>();
  /** The scopes to which it was added, by the root of their tree. */
  private readonly scopes = new WeakMap<IConstruct, Set<IConstruct>>();

  /** @throws Error for an option that does not exist or cannot be used, such as a misspelt rule */
  public constructor(private readonly options: WebSocketGuardOptions = {}) {
    assertOptions('WebSocketGuard', options, OPTION_NAMES);
    assertUsable(options);
  }

  /** Called by CDK for every construct in scope. */
  public visit(node: IConstruct): void {
    const { scope, root } = node.node;
    const isTopmost = scope === undefined || !this.visited.has(scope);
    this.visited.add(node);
    if (!isTopmost) return;
    const known = this.scopes.get(root);
    if (known) {
      known.add(node);
      return;
    }
    this.scopes.set(root, new Set([node]));
    // Validation runs after every Aspect, so that no change of the tree is missed.
    root.node.addValidation({
      validate: () => {
        this.judge(root);
        return [];
      },
    });
  }

  private judge(root: IConstruct): void {
    const stacks = templatesOf(root);
    const { result, notes } = checkApp(
      stacks.map(({ input }) => input),
      this.options,
    );
    const changed = new Set<Stage>();
    const remarks: readonly Remark[] = [
      ...result.findings.flatMap((finding) => remarkOn(finding, stacks, this.options.failOn)),
      ...result.ineffective.flatMap((ineffective) => remarkOnIneffective(ineffective, root, stacks)),
      ...notes.flatMap(({ message, severity }) =>
        stacks[0] ? [{ construct: stacks[0].stack, id: PACK_NAME, severity, text: message }] : [],
      ),
    ];
    for (const { construct, id, severity, text, isLocked } of remarks) {
      if (!this.covers(root, construct)) continue;
      if (isLocked) addLocked(construct, id, severity, text);
      else addAnnotation(construct, id, severity, text);
      const stage = Stage.of(construct);
      if (stage && stage !== root) changed.add(stage);
    }
    // The assemblies of nested stages were written before the app's own validation, without these annotations.
    for (const stage of changed) stage.synth({ force: true, skipValidation: true });
  }

  private covers(root: IConstruct, construct: IConstruct): boolean {
    const scopes = this.scopes.get(root);
    return construct.node.scopes.some((scope) => scopes?.has(scope));
  }
}

function remarkOn(
  finding: Finding,
  stacks: readonly StackTemplate[],
  failOn: WebSocketGuardOptions['failOn'],
): readonly Remark[] {
  const owner = stacks.find(({ input }) => input.source.file === finding.resource.template);
  const construct = owner?.constructs.get(finding.resource.logicalId);
  if (!construct || finding.suppressed) return [];
  return [
    {
      construct,
      id: nagRuleId(finding.ruleId),
      severity: shownSeverity(finding.severity, failOn),
      text: textOf(finding),
      isLocked: finding.locked,
    },
  ];
}

function remarkOnIneffective(
  { constructPath, message }: IneffectiveAcknowledgement,
  root: IConstruct,
  stacks: readonly StackTemplate[],
): readonly Remark[] {
  const construct = root.node.findAll().find(({ node }) => node.path === constructPath);
  if (!construct) return [];
  // CDK shows annotations of constructs inside of stacks only.
  const isInStack = construct.node.scopes.some((scope) => Stack.isStack(scope));
  const shown = isInStack ? construct : stacks[0]?.stack;
  const text = sentence(`${constructPath === '' ? 'The app' : constructPath} ${message}`);
  return shown ? [{ construct: shown, id: INEFFECTIVE_ACKNOWLEDGEMENT, severity: 'warning', text }] : [];
}

function textOf({ ruleId, message, fix, branch, propertyPath, source, docsUrl, locked }: Finding): string {
  const where = [...(propertyPath === '' ? [] : [propertyPath]), ...(branch === undefined ? [] : [`when ${branch}`])];
  return [
    `${where.length === 0 ? '' : `${where.join(', ')}: `}${message} ${fix}`,
    ...(source ? [`Made at ${placeText({ ...source, file: relativeFile(process.cwd(), source.file) })}.`] : []),
    ...(locked
      ? []
      : [`To accept it: Validations.of(scope).acknowledge({ id: '${nagRuleId(ruleId)}', reason: '…' }).`]),
    `(${docsUrl})`,
  ].join(' ');
}

function addAnnotation(construct: IConstruct, id: string, severity: Severity, text: string): void {
  const annotations = Annotations.of(construct);
  const before = construct.node.metadata.length;
  const shown = visible(text);
  if (severity === 'error') annotations.addError(`${shown} [${id}]`);
  else if (severity === 'warning') annotations.addWarningV2(id, shown);
  else annotations.addInfoV2(id, shown);
  traceToConstruct(construct, before);
}

/** Adds an annotation without an id that CDK knows, so that nobody can acknowledge it. */
function addLocked(construct: IConstruct, id: string, severity: Severity, text: string): void {
  const annotations = Annotations.of(construct);
  const before = construct.node.metadata.length;
  const message = visible(`${text} [${id}, which is locked]`);
  if (severity === 'error') annotations.addError(message);
  else if (severity === 'warning') annotations.addWarning(message);
  else annotations.addInfo(message);
  traceToConstruct(construct, before);
}

function traceToConstruct(construct: IConstruct, before: number): void {
  // CDK shows the line that adds an annotation, which is here; this replaces it by the line that created the construct.
  if (!CfnElement.isCfnElement(construct) || construct.creationStack.length === 0) return;
  for (const entry of construct.node.metadata.slice(before)) Object.assign(entry, { trace: construct.creationStack });
}
