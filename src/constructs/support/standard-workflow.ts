/**
 * What is wrong with an integration that waits for an execution of a Standard workflow.
 *
 * @param machine the path of the state machine
 * @param option the property that asks to wait
 */
export function waitsForStandard(machine: string, option: string): string {
  return `waits for an execution of ${machine}, a Standard workflow, for which there is no StartSyncExecution: Step Functions answers StateMachineTypeNotSupported. Set its stateMachineType to StateMachineType.EXPRESS, which replaces the state machine, or leave out ${option} if the client need not wait for the output.`;
}
