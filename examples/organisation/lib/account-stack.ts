import { Stack, type StackProps } from 'aws-cdk-lib';
import { WebSocketGuardHook, WebSocketGuardHookFailureMode } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** The hook of one account and region: it warns, until its findings have been looked at. */
export class AccountStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new WebSocketGuardHook(this, 'Hook', {
      failureMode: WebSocketGuardHookFailureMode.WARN,
      stackFilters: { excludeStacks: ['sandbox'] },
    });
  }
}
