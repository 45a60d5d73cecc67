/** What the examples use of the AWS SDK, which is no dependency of this project. */
declare module '@aws-sdk/client-apigatewaymanagementapi' {
  interface PostToConnectionInput {
    readonly ConnectionId: string;
    readonly Data: string;
  }
  export class PostToConnectionCommand {
    constructor(input: PostToConnectionInput);
  }
  export class ApiGatewayManagementApiClient {
    constructor(configuration: { readonly endpoint: string });
    send(command: PostToConnectionCommand): Promise<void>;
  }
}
