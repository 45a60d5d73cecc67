import { Annotations, Stage, type CfnElement, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { templatesOf } from '../assembly/construct-templates';
import { check } from '../engine/check';
import type { Finding } from '../engine/finding';
import { INEFFECTIVE_ACKNOWLEDGEMENT, nagRuleId } from '../engine/nag-rule-id';
import { configurationOf, type WebSocketGuardOptions } from './websocket-guard-options';

/**
 * Judges the WebSocket APIs of an app during synthesis, and annotates the constructs at fault.
 *
 * It sees what CloudFormation will receive: property overrides, `CfnInclude`, raw resources, and what other Aspects
 * have changed, whatever their priority. It reports inside the scope it is added to, and sees the whole app.
 *
 * @example
 * Aspects.of(app).add(new WebSocketGuard());
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/aspects.html
 */
export class WebSocketGuard implements IAspect {
  private readonly visited = new WeakSet<IConstruct>();
  /** The topmost constructs visited, by the root of their tree. */
  private readonly scopes = new WeakMap<IConstruct, Set<IConstruct>>();

  public constructor(private readonly options: WebSocketGuardOptions = {}) {}

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
    // Validation runs once every Aspect has run, so that no later change of the tree is missed.
    root.node.addValidation({
      validate: () => {
        this.judge(root);
        return [];
      },
    });
  }

  private judge(root: IConstruct): void {
    const stacks = templatesOf(root);
    const result = check(
      stacks.map(({ input }) => input),
      configurationOf(this.options),
    );
    const late = new Set<Stage>();
    for (const { constructPath, message } of result.ineffective) {
      const construct =
        constructPath === '' ? root : root.node.findAll().find(({ node }) => node.path === constructPath);
      if (construct && this.covers(root, construct))
        Annotations.of(construct).addWarningV2(INEFFECTIVE_ACKNOWLEDGEMENT, `The construct ${message}.`);
    }
    for (const finding of result.findings) {
      const owner = stacks.find(({ input }) => input.source.file === finding.resource.template);
      const construct = owner?.constructs.get(finding.resource.logicalId);
      if (!construct || !this.covers(root, construct) || finding.suppressed) continue;
      annotate(construct, finding);
      const stage = Stage.of(construct);
      if (stage && stage !== root) late.add(stage);
    }
    // The assemblies of nested stages were written before the app's own validation, without these annotations.
    for (const stage of late) stage.synth({ force: true, skipValidation: true });
  }

  private covers(root: IConstruct, construct: IConstruct): boolean {
    const scopes = this.scopes.get(root);
    return construct.node.scopes.some((scope) => scopes?.has(scope));
  }
}

function annotate(construct: CfnElement, finding: Finding): void {
  const { message, fix, branch, propertyPath, severity, docsUrl, ruleId } = finding;
  const where = [...(propertyPath === '' ? [] : [propertyPath]), ...(branch === undefined ? [] : [`when ${branch}`])];
  const text = `${where.length === 0 ? '' : `${where.join(', ')}: `}${message} ${fix} (${docsUrl})`;
  const id = nagRuleId(ruleId);
  const annotations = Annotations.of(construct);
  const before = construct.node.metadata.length;
  if (severity === 'error') annotations.addError(`${text} [${id}]`);
  else if (severity === 'warning') annotations.addWarningV2(id, text);
  else annotations.addInfoV2(id, text);
  // CDK shows where an annotation was added, which is here; the reader wants the line that made the construct.
  if (construct.creationStack.length === 0) return;
  for (const entry of construct.node.metadata.slice(before)) Object.assign(entry, { trace: construct.creationStack });
}
