import {
  CfnElement,
  CfnResource,
  DefaultTokenResolver,
  Reference,
  Stack,
  StringConcat,
  Tokenization,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Whether CloudFormation creates one resource after another, because of references, dependencies or the order of their
 * stacks. A dependency in the opposite direction would then be a cycle.
 */
export function isCreatedAfter(resource: CfnResource, other: CfnResource): boolean {
  const common = commonStack(resource, other);
  const goal = unitOf(other, common);
  const start = unitOf(resource, common);
  if (start === goal) return false;
  const seen = new Set([start]);
  // The set grows while it is walked.
  for (const unit of seen) {
    for (const target of targetsOf(unit)) {
      const next = unitOf(target, common);
      if (next === goal) return true;
      seen.add(next);
    }
  }
  return false;
}

/**
 * The unit of creation of a construct: an element of the stack that two resources share, or another stack as a whole.
 */
function unitOf(node: IConstruct, common: Stack | undefined): IConstruct {
  if (common === undefined) return deployedStack(node);
  const stacks = stacksOf(node);
  return stacks[stacks.indexOf(common) + 1] ?? node;
}

function commonStack(one: IConstruct, other: IConstruct): Stack | undefined {
  const stacks = new Set(stacksOf(other));
  return stacksOf(one).findLast((stack) => stacks.has(stack));
}

/** The stack with which a construct is deployed: for nested stacks, the outermost. */
export function deployedStack(node: IConstruct): Stack {
  const { nestedStackParent } = Stack.of(node);
  return nestedStackParent ? deployedStack(nestedStackParent) : Stack.of(node);
}

/** The stack of a construct, after those it is nested in. */
function stacksOf(node: IConstruct): readonly Stack[] {
  const stack = Stack.of(node);
  return [...(stack.nestedStackParent ? stacksOf(stack.nestedStackParent) : []), stack];
}

/** The constructs that have to exist before a unit is created. */
function targetsOf(unit: IConstruct): readonly IConstruct[] {
  const isStack = Stack.isStack(unit);
  const nodes = isStack ? unit.node.findAll() : [unit];
  const dependencies = (isStack ? nodes : unit.node.scopes).flatMap(({ node }) => node.dependencies);
  return [
    ...(isStack ? unit.dependencies : []),
    ...nodes.filter((node) => CfnElement.isCfnElement(node)).flatMap((element) => [...references(element)]),
    ...nodes.filter((node) => CfnResource.isCfnResource(node)).flatMap((resource) => resource.obtainDependencies()),
    ...dependencies.flatMap(({ node }) => node.findAll()).filter((node) => CfnResource.isCfnResource(node)),
  ];
}

/** The constructs that an element refers to, in this stack and in others. */
function references(element: CfnElement): ReadonlySet<IConstruct> {
  const resolver = new ReferenceCollector();
  Tokenization.resolve(element._toCloudFormation(), { scope: element, resolver, preparing: true });
  return resolver.targets;
}

class ReferenceCollector extends DefaultTokenResolver {
  public readonly targets = new Set<IConstruct>();

  public constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.targets.add(token.target);
    return super.resolveToken(token, context, postProcessor);
  }
}
