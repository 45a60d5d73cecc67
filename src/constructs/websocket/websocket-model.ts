import { Resource } from 'aws-cdk-lib';
import { CfnModel, type IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { check } from '../support/check';
import { placeOf } from '../support/fail';
import { orLater, WEB_SOCKET_API } from '../support/kinds';

/** Options of a model. */
export interface WebSocketModelOptions {
  /**
   * A JSON schema, draft 4.
   *
   * @see https://datatracker.ietf.org/doc/html/draft-zyp-json-schema-04
   */
  readonly schema: Record<string, unknown>;

  /**
   * The description of the model.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the model: letters and digits, 128 at most.
   *
   * @default - the letters and digits of the id
   */
  readonly modelName?: string;
}

/** Properties of {@link WebSocketModel}. */
export interface WebSocketModelProps extends WebSocketModelOptions {
  /** The API. */
  readonly webSocketApi: IWebSocketApi;
}

const NAME = orLater(
  '1 to 128 letters and digits',
  (value) => typeof value === 'string' && /^[A-Za-z0-9]{1,128}$/.test(value),
);

/**
 * A model of messages: API Gateway rejects messages of a route that do not match it, before a back end is called.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
 * @resource AWS::ApiGatewayV2::Model
 */
export class WebSocketModel extends Resource {
  /** The name by which routes refer to it. */
  public readonly modelName: string;
  /** The id that AWS gives the model. */
  public readonly modelId: string;

  /**
   * @throws Error when the name is not made of letters and digits
   */
  public constructor(scope: Construct, id: string, props: WebSocketModelProps) {
    check(placeOf(scope, id), props, { webSocketApi: WEB_SOCKET_API });
    super(scope, id);
    this.modelName = props.modelName ?? id.replace(/[^A-Za-z0-9]/g, '');
    check(placeOf(this), { modelName: this.modelName }, { modelName: NAME });
    const model = new CfnModel(this, 'Resource', {
      apiId: props.webSocketApi.apiId,
      name: this.modelName,
      contentType: 'application/json',
      schema: props.schema,
      ...(props.description === undefined ? {} : { description: props.description }),
    });
    this.modelId = model.ref;
  }
}
