import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { resourceOf, templateProperties } from '../support/api-resources';
import { FLAG, having, optional } from '../support/kinds';
import { messageDetail } from '../support/message-template';
import { ServiceIntegration, type ServiceRequest } from '../support/service-integration';
import { waitsForStandard } from '../support/standard-workflow';
import { DEFAULT_TEMPLATE } from '../options/template-selection';
import type { WebSocketServiceIntegrationOptions } from '../options/websocket-service-integration-options';

/** Properties of {@link WebSocketStepFunctionsIntegration}. */
export interface WebSocketStepFunctionsIntegrationProps extends WebSocketServiceIntegrationOptions {
  /** The state machine. Its input is `{"connectionId": "…", "body": {…}}`. */
  readonly stateMachine: IStateMachine;

  /**
   * Whether the client gets the output of the execution. This needs an Express state machine that ends within the
   * timeout; an app in which it is a Standard one fails at synthesis. A `WebSocketRoute` of this package then returns the response without further options.
   *
   * @default false
   */
  readonly synchronous?: boolean;
}

/** The template of the answer: the output of a successful execution, or an error without details of the workflow. */
const OUTPUT = `#if($input.path('$.status') == 'SUCCEEDED')$input.path('$.output')#else{"message":"Internal server error"}#end`;

/**
 * Starts an execution of a Step Functions state machine for each message.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export class WebSocketStepFunctionsIntegration extends ServiceIntegration {
  /** Whether the client expects an answer. */
  public readonly answersClient: boolean;
  /** The templates of the answer by key; undefined when the client does not wait for one. */
  public readonly responseTemplates?: Record<string, string>;

  public constructor(
    id: string,
    private readonly props: WebSocketStepFunctionsIntegrationProps,
  ) {
    super(id, props, { stateMachine: having('a state machine'), synchronous: optional(FLAG) });
    this.answersClient = props.synchronous ?? false;
    if (this.answersClient) this.responseTemplates = { [DEFAULT_TEMPLATE]: OUTPUT };
  }

  /** @internal */
  protected override _request(): ServiceRequest {
    const { stateMachineArn } = this.props.stateMachine;
    const action = this.answersClient ? 'StartSyncExecution' : 'StartExecution';
    return {
      target: `states:action/${action}`,
      action: `states:${action}`,
      resource: stateMachineArn,
      headers: { 'Content-Type': 'application/x-amz-json-1.0' },
      template: `{"stateMachineArn":"${stateMachineArn}","input":"${messageDetail()}"}`,
    };
  }

  /** @internal */
  protected override _problems(): readonly string[] {
    const { stateMachine } = this.props;
    const resource = resourceOf(stateMachine, 'AWS::StepFunctions::StateMachine');
    if (!this.answersClient || !resource) return [];
    const { StateMachineType: type = 'STANDARD' } = templateProperties(resource);
    return type === 'STANDARD' ? [waitsForStandard(stateMachine.node.path, 'synchronous')] : [];
  }
}
