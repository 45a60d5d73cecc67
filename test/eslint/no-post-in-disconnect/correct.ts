import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface WebSocketEvent {
  readonly requestContext: { readonly routeKey: string; readonly connectionId: string };
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function handler(event: WebSocketEvent) {
  const { routeKey, connectionId } = event.requestContext;
  if (routeKey === '$disconnect') {
    await documents.send(new DeleteCommand({ TableName: 'Connections', Key: { connectionId } }));
  }
  return { statusCode: 200 };
}
