import { AspectPriority, Aspects, Stack, type CfnResource, type IAspect } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { AccountLogSettings } from './account-log-settings';
import { deployedStack, isCreatedAfter } from './creation-dependencies';
import { appOf } from './api-resources';
import { addWarning } from './report-error';

const WARNING = 'cdk-websocket-guard:account-log-order';

/**
 * Makes stages depend on the resource that sets the account's role for logs, wherever it is in the app. The app is
 * searched during synthesis, once for all stages.
 */
export class AccountLogOrder implements IAspect {
  private static readonly ofApp = new WeakMap<IConstruct, AccountLogOrder>();

  /**
   * Makes a stage wait for the role.
   *
   * @param scope where the construct of the stage is, or will be
   * @param id its id there
   */
  public static add(scope: Construct, id: string): void {
    const root = appOf(scope);
    const order = AccountLogOrder.ofApp.get(root) ?? new AccountLogOrder(root);
    order.stages.set(`${scope.node.path}/${id}`, () => scope.node.tryFindChild(id)?.node.defaultChild);
  }

  private readonly stages = new Map<string, () => IConstruct | undefined>();

  private constructor(private readonly root: IConstruct) {
    AccountLogOrder.ofApp.set(root, this);
    Aspects.of(root).add(this, { priority: AspectPriority.MUTATING });
  }

  public visit(node: IConstruct): void {
    if (node !== this.root) return;
    const accounts = AccountLogSettings.all(this.root);
    for (const stage of this.stages.values()) waitForAccount(stage() as CfnResource, accounts);
  }
}

/**
 * Makes a stage depend on the resource that sets the role for logs of its account and region. Where that resource
 * itself waits for the stage, a warning is added instead.
 *
 * @param stage the resource of the stage
 * @param accounts resources that set the role, for any account and region
 */
export function waitForAccount(stage: CfnResource, accounts: readonly CfnResource[]): void {
  const stack = Stack.of(stage);
  const own = accounts.filter((account) => Stack.of(account).environment === stack.environment);
  const [sameStack, elsewhere] = [true, false].map((same) =>
    own.filter((construct) => (Stack.of(construct) === stack) === same),
  );
  const candidates = [...(sameStack ?? []), ...(elsewhere ?? [])];
  const before = candidates.find((account) => !isCreatedAfter(account, stage));
  const [first] = candidates;
  if (before) stage.node.addDependency(before);
  else if (first && !stage.node.metadata.some(({ data }) => String(data).includes(WARNING)))
    addWarning(
      stage,
      WARNING,
      `The stage logs, and ${first.node.path}, which sets the CloudWatch Logs role of the account, is created after it: ${reason(first, stage)}. Where the account has no role yet, AWS rejects the stage. Set the role in its own stack, which depends on neither.`,
    );
}

function reason(account: CfnResource, stage: CfnResource): string {
  const [one, other] = [account, stage].map(deployedStack) as [Stack, Stack];
  return one === other
    ? 'directly or through others, it refers to the stage or depends on it'
    : `stack ${one.node.path} depends on stack ${other.node.path}`;
}
