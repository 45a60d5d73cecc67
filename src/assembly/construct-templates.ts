import { App, CfnElement, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct, Node } from 'constructs';
import * as path from 'node:path';
import type { Json, JsonObject } from '../cloudformation/document/json';
import type { Acknowledgement, TemplateInput } from '../cloudformation/template-input';
import { ACKNOWLEDGED_RULES, acknowledgementsIn } from './acknowledgement-metadata';
import { userFrame } from './recorded-constructs';

/** The template of a stack that is being synthesised, and the constructs it comes from. */
export interface StackTemplate {
  readonly stack: Stack;
  readonly input: TemplateInput;
  /** Constructs by logical id. */
  readonly constructs: ReadonlyMap<string, CfnElement>;
}

/** The method of a stack that CDK calls to write the template. */
interface TemplateMaker {
  _toCloudFormation(): object;
}

/**
 * The templates of every stack of an app, as CDK is about to write them.
 *
 * To be called when the tree is final: during validation, after every Aspect.
 *
 * @param root the root of the construct tree
 * @returns the templates, in the order of their files
 */
export function templatesOf(root: IConstruct): readonly StackTemplate[] {
  const stacks = root.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
  const nestedStacks = new Map(stacks.map((stack) => [stack, new Array<Stack>()]));
  for (const stack of stacks) {
    const { nestedStackParent } = stack;
    if (nestedStackParent) nestedStacks.get(nestedStackParent)?.push(stack);
  }
  const constructs = new Map(stacks.map((stack) => [stack, new Map<string, CfnElement>()]));
  const acknowledgements: Acknowledgement[] = [];
  for (const construct of root.node.findAll()) {
    acknowledgements.push(...acknowledgedOn(construct.node));
    if (!CfnElement.isCfnElement(construct)) continue;
    const { stack } = construct;
    constructs.get(stack)?.set(String(stack.resolve(construct.logicalId)), construct);
  }
  const templates = stacks
    .map((stack) => stackTemplate(stack, root, nestedStacks, constructs.get(stack) ?? new Map<string, CfnElement>()))
    .sort((a, b) => (a.input.source.file < b.input.source.file ? -1 : 1));
  // These hold for the whole app; the engine reads them from any of its templates.
  const [first, ...others] = templates;
  return first ? [{ ...first, input: { ...first.input, acknowledgements } }, ...others] : [];
}

function stackTemplate(
  stack: Stack,
  root: IConstruct,
  nestedStacks: ReadonlyMap<Stack, readonly Stack[]>,
  constructs: ReadonlyMap<string, CfnElement>,
): StackTemplate {
  const template = stack.resolve((stack as unknown as TemplateMaker)._toCloudFormation()) as JsonObject;
  const nested = (nestedStacks.get(stack) ?? []).flatMap((child): [string, string][] => {
    const resource = child.nestedStackResource;
    return CfnResource.isCfnResource(resource)
      ? [[String(stack.resolve(resource.logicalId)), templateFile(child, root)]]
      : [];
  });
  const resources = new Map([...constructs].filter(([, construct]) => CfnResource.isCfnResource(construct)));
  return {
    stack,
    constructs,
    input: {
      source: { file: templateFile(stack, root), root: template, locate: () => ({ line: 1, column: 1 }) },
      environment: stack.environment,
      ...(NestedStack.isNestedStack(stack) ? {} : { stackName: stack.stackName }),
      nested: new Map(nested),
      dependencies: stack.dependencies.map((other) => templateFile(other, root)),
      constructs: {
        pathOf: (id) => resources.get(id)?.node.path,
        frameOf: (id) => userFrame(resources.get(id)?.creationStack),
      },
    },
  };
}

/** What was acknowledged on a construct. */
export function acknowledgedOn(node: Node): readonly Acknowledgement[] {
  return node.metadata
    .filter(({ type }) => type === ACKNOWLEDGED_RULES)
    .flatMap(({ data }) => acknowledgementsIn(data as Json, node.path));
}

/** The file of a stack's template, relative to the app's assembly. */
function templateFile(stack: Stack, root: IConstruct): string {
  const directory = Stage.of(stack)?.outdir;
  const top = App.isApp(root) || Stage.isStage(root) ? root.outdir : undefined;
  return directory === undefined || top === undefined
    ? stack.templateFile
    : path.join(path.relative(top, directory), stack.templateFile);
}
