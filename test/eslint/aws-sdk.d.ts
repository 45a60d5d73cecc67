/** What the examples use of the AWS SDK, which is no dependency of this project. */
declare module '@aws-sdk/client-apigatewaymanagementapi' {
  export class PostToConnectionCommand {
    constructor(input: { readonly ConnectionId: string; readonly Data: string });
  }
  export class GoneException extends Error {}
  export class ApiGatewayManagementApiClient {
    constructor(configuration: { readonly endpoint?: string; readonly region?: string });
    send(command: PostToConnectionCommand): Promise<void>;
  }
}

declare module '@aws-sdk/client-dynamodb' {
  export class DynamoDBClient {}
}

declare module '@aws-sdk/lib-dynamodb' {
  import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

  interface Page {
    readonly Items?: readonly { readonly connectionId: string }[];
  }
  export class ScanCommand {
    constructor(input: { readonly TableName: string });
  }
  export class DeleteCommand {
    constructor(input: { readonly TableName: string; readonly Key: object });
  }
  export class DynamoDBDocumentClient {
    static from(client: DynamoDBClient): DynamoDBDocumentClient;
    send(command: ScanCommand | DeleteCommand): Promise<Page>;
  }
  export function paginateScan(
    configuration: { readonly client: DynamoDBDocumentClient },
    input: { readonly TableName: string },
  ): AsyncIterable<Page>;
}
